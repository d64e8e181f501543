import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { hasDisplay, virtualDisplay } from '../../scripts/lib/system.mjs';

/** Connects as a window does, and leaves at once; resolves to the server's first byte: 1 is welcome. */
function visit(display: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
    socket.on('connect', () => socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data[0] ?? 0);
    });
    socket.on('error', reject);
    socket.on('end', () => reject(new Error('The display hung up.')));
  });
}

// The display a person has is not ours to test.
it.runIf(hasDisplay() && process.platform === 'linux')(
  'a virtual display takes windows in although the last one has just gone',
  async () => {
    const display = await virtualDisplay(() => undefined);
    try {
      for (let visits = 0; visits < 300; visits++) expect(await visit(display.name)).toBe(1);
    } finally {
      display.stop();
    }
  },
);
