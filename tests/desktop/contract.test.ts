import { createClient } from '../../electron/transport/client';
import type { Envelope } from '../../electron/transport/dispatch';
import { contractSuite } from '../contract-suite';
import { newDataDir, startApp } from './app';

contractSuite(async () => {
  const { page } = await startApp(newDataDir());
  return createClient(async (method, input) => {
    // The page's bridge carries the same envelopes; its type leaves the codes open.
    return (await page.evaluate(([name, argument]) => window.kubedeck.call(name, argument), [method, input] as const)) as Envelope;
  });
});
