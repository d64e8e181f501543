import type { Page } from 'playwright-core';

export interface Seen {
  frames: number;
  /** Frames in which a band as high as two lines had nothing in it. */
  blank: number;
}

/** Frames the compositor showed while something was done to the table of cards, and how many of them had a hole in it. In the light theme. */
export async function watchTable(page: Page, work: () => Promise<void>): Promise<Seen> {
  const box = await page.evaluate(() => {
    const table = document.querySelector('[data-table]')?.getBoundingClientRect();
    const head = document.querySelector('[data-table] .head')?.getBoundingClientRect();
    if (!table || !head) throw new Error('There is no table');
    return { x: table.x + 44, y: head.bottom, right: table.x + 220, bottom: table.bottom - 16 };
  });
  const cast = await page.context().newCDPSession(page);
  const pictures: string[] = [];
  cast.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    void cast.send('Page.screencastFrameAck', { sessionId });
  });
  await cast.send('Page.startScreencast', { format: 'jpeg', quality: 60, everyNthFrame: 1 });
  await work();
  await cast.send('Page.stopScreencast');
  await cast.detach();
  let blank = 0;
  for (const picture of pictures) if (await page.evaluate(hasHole, { picture, box })) blank++;
  return { frames: pictures.length, blank };
}

/** Runs in the page. The text of a line that waits for its card is there, but faint. */
async function hasHole({ picture, box }: { picture: string; box: { x: number; y: number; right: number; bottom: number } }) {
  const faintest = 185;
  const image = new Image();
  image.src = `data:image/jpeg;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Pictures can’t be read here');
  context.drawImage(image, 0, 0);
  const scale = image.width / innerWidth;
  const [x, y, width, height] = [box.x, box.y, box.right - box.x, box.bottom - box.y].map((length) => Math.round(length * scale));
  const { data } = context.getImageData(x ?? 0, y ?? 0, width ?? 1, height ?? 1);
  const line = 4 * (width ?? 1);
  let empty = 0;
  for (let start = 0; start < data.length; start += line) {
    const isEmpty = data.subarray(start, start + line).every((level, index) => index % 4 !== 1 || level > faintest);
    empty = isEmpty ? empty + 1 : 0;
    if (empty > 72 * scale) return true;
  }
  return false;
}
