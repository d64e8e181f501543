import { describe, expect, it } from 'vitest';
import { createRemotePictures } from '../../electron/shell/remote-pictures';

const png = { 'content-type': 'image/png' };

/** Answers every request alike and keeps what was asked. */
function elsewhere(answer: (address: string) => Response) {
  const asked: { address: string; init: RequestInit }[] = [];
  const remote = createRemotePictures((address, init) => {
    asked.push({ address, init });
    return Promise.resolve(answer(address));
  });
  return { asked, remote };
}

describe('pictures from elsewhere', () => {
  it('are got when asked for, without telling who asks', async () => {
    const { asked, remote } = elsewhere(() => new Response(new Uint8Array([1, 2, 3]), { headers: png }));
    const [place] = await remote.load(['http://pictures.example.org/a.png']);
    expect(asked[0]).toMatchObject({
      address: 'https://pictures.example.org/a.png',
      init: { credentials: 'omit', referrerPolicy: 'no-referrer' },
    });
    expect(place).toMatch(/^\/remote\/[\da-f-]{36}$/);
    expect(remote.find(place ?? '')).toEqual({ type: 'image/png', bytes: new Uint8Array([1, 2, 3]) });
    expect(remote.find('/remote/other')).toBeNull();
  });

  it.each([
    'file:///etc/passwd',
    'https://localhost/a.png',
    'https://192.168.1.1/a.png',
    'https://[::1]/a.png',
    'https://printer.local/a.png',
    'https://example.org:8443/a.png',
    'https://me:secret@example.org/a.png',
    'https://2130706433/a.png',
    'data:image/png;base64,AA',
    'no address',
  ])('are never got from %s', async (address) => {
    const { asked, remote } = elsewhere(() => new Response('', { headers: png }));
    expect(await remote.load([address])).toEqual([null]);
    expect(asked).toEqual([]);
  });

  it('must be pictures, of a bearable size, and there', async () => {
    const answers: Record<string, () => Response> = {
      page: () => new Response('<script>', { headers: { 'content-type': 'text/html' } }),
      gone: () => new Response('', { status: 404, headers: png }),
      huge: () => new Response(new Uint8Array(13 * 1024 * 1024), { headers: png }),
      broken: () => {
        throw new Error('no network');
      },
      good: () => new Response('x', { headers: png }),
    };
    const { remote } = elsewhere((address) => answers[new URL(address).pathname.slice(1)]?.() ?? Response.error());
    const places = await remote.load(Object.keys(answers).map((name) => `https://example.org/${name}`));
    expect(places.map((place) => place !== null)).toEqual([false, false, false, false, true]);
  });

  it('may not send us into our own network', async () => {
    const { remote } = elsewhere(() => {
      const answer = new Response('x', { headers: png });
      Object.defineProperty(answer, 'url', { value: 'https://router.lan/a.png' });
      return answer;
    });
    expect(await remote.load(['https://example.org/a.png'])).toEqual([null]);
  });
});
