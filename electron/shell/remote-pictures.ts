import { randomUUID } from 'node:crypto';

export interface Picture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Pictures from elsewhere that the person asked for. The page itself never reaches beyond the app. */
export interface RemotePictures {
  /** Gets pictures and says below `/remote/` where each is now; null for what could not be had. */
  load: (addresses: readonly string[]) => Promise<(string | null)[]>;
  find: (pathname: string) => Picture | null;
}

type Get = (address: string, init: RequestInit) => Promise<Response>;

const mostAtOnce = 40;
const mostKept = 200;
const mostBytes = 12 * 1024 * 1024;
const patienceMs = 15_000;
const pictures = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)\b/;

/** A public https address, or null. Addresses of one's own network are nobody's business on a card. */
function publicAddress(address: string): string | null {
  const url = URL.parse(address.replace(/^http:/i, 'https:'));
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  const isName = /^(?:[\w-]+\.)+[a-z][\w-]*$/i.test(url.hostname);
  return isName && !/\.(?:local|localhost|internal|lan|home|arpa)$/i.test(url.hostname) ? url.href : null;
}

async function readLimited(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const body: ReadableStream<Uint8Array> | null = answer.body;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > mostBytes) return null;
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function getPicture(get: Get, address: string): Promise<Picture | null> {
  const target = publicAddress(address);
  if (target === null) return null;
  try {
    const answer = await get(target, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(patienceMs) });
    const type = pictures.exec(answer.headers.get('content-type') ?? '')?.[0];
    const landed = answer.url === '' || publicAddress(answer.url) === answer.url;
    const bytes = answer.ok && type !== undefined && landed ? await readLimited(answer) : null;
    return bytes === null || type === undefined ? null : { type, bytes };
  } catch {
    // Unreachable, too slow, broken off: the card says that the picture is not there.
    return null;
  }
}

export function createRemotePictures(get: Get): RemotePictures {
  const kept = new Map<string, Picture>();

  const keep = (picture: Picture): string => {
    const pathname = `/remote/${randomUUID()}`;
    kept.set(pathname, picture);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return pathname;
  };

  return {
    load: async (addresses) => {
      const found = await Promise.all(addresses.slice(0, mostAtOnce).map((address) => getPicture(get, address)));
      return addresses.map((_address, index) => {
        const picture = found[index] ?? null;
        return picture === null ? null : keep(picture);
      });
    },
    find: (pathname) => kept.get(pathname) ?? null,
  };
}
