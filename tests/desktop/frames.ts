import type { ElectronApplication, Page } from 'playwright-core';

export interface Seen {
  frames: number;
  /** Frames in which a band as high as two lines had nothing in it. */
  blank: number;
}

/** Frames the compositor showed while something was done, and how many of them had a hole in the table. */
export async function watchTable(app: ElectronApplication, page: Page, work: () => Promise<void>): Promise<Seen> {
  const area = await page.evaluate(() => {
    const table = document.querySelector('[data-table]')?.getBoundingClientRect();
    const head = document.querySelector('[data-table] .head')?.getBoundingClientRect();
    if (!table || !head) throw new Error('There is no table');
    return { x: table.x + 44, y: head.bottom, right: table.x + 220, bottom: table.bottom - 16, width: innerWidth };
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
  for (const picture of pictures) {
    blank += await app.evaluate(
      ({ nativeImage }, { picture: data, area: box }) => {
        const image = nativeImage.createFromBuffer(Buffer.from(data, 'base64'));
        const { width } = image.getSize();
        const scale = width / box.width;
        const pixels = image.toBitmap();
        let empty = 0;
        for (let y = Math.ceil(box.y * scale); y < box.bottom * scale; y++) {
          let darkest = 255;
          for (let x = Math.ceil(box.x * scale); x < box.right * scale; x++)
            darkest = Math.min(darkest, pixels[(y * width + x) * 4 + 1] ?? 255);
          empty = darkest > 150 ? empty + 1 : 0;
          if (empty > 72 * scale) return 1;
        }
        return 0;
      },
      { picture, area },
    );
  }
  return { frames: pictures.length, blank };
}
