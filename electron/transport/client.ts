import { inputs, type Client } from '../contract';
import { AppError } from '../core/errors';
import type { Envelope } from './dispatch';

/** A client over any transport. Built from the list of methods, never a `Proxy`: a proxy would answer `then`. */
export function createClient(call: (method: string, input: unknown) => Promise<Envelope>): Client {
  const methods = Object.keys(inputs).map((method) => [
    method,
    async (input: unknown) => {
      const answer = await call(method, input);
      if (!answer.ok) throw new AppError(answer.error.code, answer.error.message);
      return answer.value;
    },
  ]);
  // Every method of the contract is in `inputs`, and dispatch returns what the method returns.
  return Object.fromEntries(methods) as Client;
}
