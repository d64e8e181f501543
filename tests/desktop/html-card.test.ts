import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { brokenRules } from './accessibility';
import { shot, until } from './app';
import { showCard, startCards, stockCss } from './card-page';

const cardText = (page: Page) => page.locator('.html-card .card').innerText();

const card = (page: Page) => page.locator('.html-card');

/** A second of silence. */
function silence(seconds = 0.2): Buffer {
  const samples = Math.round(8000 * seconds);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Buffer.concat([header, Buffer.alloc(samples, 128)]);
}

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const drawing = (width: number, height: number, inside = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/>${inside}</svg>`;

describe('media', () => {
  it('shows the deck’s pictures and says which are missing', async () => {
    const { page } = await startCards({ 'a b&c.png': dot, 'wide.svg': drawing(4000, 300, '<script>parent.hacked=1</script>') });
    await showCard(page, {
      html: '<img src="a%20b&amp;c.png"><img src="wide.svg"><img src="gone.png"><img src="../x.png" alt="beside">',
      css: stockCss,
    });
    await page.getByText('Picture missing: gone.png').waitFor();
    await page.getByText('Picture not shown: beside').waitFor();
    const widths = () =>
      card(page)
        .locator('img')
        .evaluateAll((images) => images.map((image) => [(image as HTMLImageElement).naturalWidth, image.clientWidth]));
    await until(async () => (await widths()).every(([natural]) => natural !== 0));
    const [small, wide] = await widths();
    expect(small).toEqual([1, 1]);
    expect(wide?.[0]).toBe(4000);
    expect(wide?.[1]).toBeLessThanOrEqual(720);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('serves files by name, parts of them, and nothing that runs', async () => {
    const { page } = await startCards({ 'a.wav': silence(), 'x.svg': drawing(1, 1), 'x.html': '<script></script>' });
    const answers = await page.evaluate(async () => {
      const get = async (path: string, range = '') => {
        const { status, headers } = await fetch(`app://kubedeck/media/${path}`, range ? { headers: { Range: range } } : {});
        return [status, headers.get('content-type'), headers.get('content-range'), headers.get('x-content-type-options')];
      };
      return [
        await get('a.wav'),
        await get('a.wav', 'bytes=10-19'),
        await get('a.wav', 'bytes=9999999-'),
        await get('x.html'),
        await get('..%2fkubedeck.db'),
        await get('missing.png'),
      ];
    });
    expect(answers.map(([status]) => status)).toEqual([200, 206, 416, 404, 404, 404]);
    expect(answers[0]).toEqual([200, 'audio/wav', null, 'nosniff']);
    expect(answers[1]?.[2]).toMatch(/^bytes 10-19\/\d+$/);
    const policy = await page.evaluate(async () => (await fetch('app://kubedeck/media/x.svg')).headers.get('content-security-policy'));
    expect(policy).toContain('sandbox');
  });

  it('plays recordings when asked, one after another', async () => {
    const { page } = await startCards({ '1.wav': silence(), '2.wav': silence() });
    await showCard(page, {
      html: '<span data-sound="1.wav"></span> word <span data-sound="2.wav"></span><span data-sound="gone.mp3"></span>',
    });
    const playing = () =>
      card(page)
        .locator('.playing')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    expect(await playing()).toEqual([]);
    expect(await page.evaluate(() => window.cardPage.replay())).toBe(true);
    const heard: string[] = [];
    await until(async () => {
      const [now] = await playing();
      if (now && heard.at(-1) !== now) heard.push(now);
      return (await page.getByText('Recording missing: gone.mp3').count()) === 1;
    });
    expect(heard.slice(0, 2)).toEqual(['Play 1.wav', 'Play 2.wav']);
    await until(async () => (await playing()).length === 0);
    await card(page).getByRole('button', { name: 'Play 2.wav' }).focus();
    await page.keyboard.press('Enter');
    expect(await playing()).toEqual(['Play 2.wav']);
    expect(await page.evaluate(() => window.cardPage.keys)).not.toContain('Enter');
    await showCard(page, { html: 'silent' });
    expect(await page.evaluate(() => window.cardPage.replay())).toBe(false);
  });

  it('gets pictures from elsewhere only on a click', async () => {
    const { page, requests } = await startCards({ 'dot.png': dot });
    await showCard(page, {
      html: '<img src="https://pictures.example/a.png"> <img src="//other.example/b.png"> <img src="http://pictures.example/a.png">',
      remote: { 'https://pictures.example/a.png': 'app://kubedeck/media/dot.png' },
    });
    expect(await card(page).locator('img').count()).toBe(0);
    await shot(page, 'html-card-remote');
    await card(page).getByRole('button', { name: 'Load picture from pictures.example' }).first().click();
    await page.getByText('Picture could not be loaded from other.example').waitFor();
    expect(
      await card(page)
        .locator('img')
        .evaluateAll((images) => images.map((image) => image.getAttribute('src'))),
    ).toEqual(['app://kubedeck/media/dot.png']);
    expect(await page.evaluate(() => window.cardPage.asked)).toEqual([
      ['https://pictures.example/a.png', 'https://other.example/b.png', 'http://pictures.example/a.png'],
    ]);
    expect(requests).toEqual([]);
  });
});

describe('what a card can do', () => {
  it('opens links outside, and only when they are clicked', async () => {
    const { page } = await startCards();
    await showCard(page, {
      html: '<a href="https://kubernetes.io/docs/">docs</a> <a href="http://old.example/a?b=1&amp;c">old</a> <a href="#top">top</a>',
    });
    await card(page).getByText('old').click();
    await card(page).getByText('top').click();
    await card(page).getByRole('link', { name: 'docs' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.cardPage.links)).toEqual(['https://old.example/a?b=1&c', 'https://kubernetes.io/docs/']);
    expect(page.url()).toBe('app://kubedeck/index.html');
  });

  it('shows hints on request, by keyboard too', async () => {
    const { page } = await startCards();
    await showCard(page, { html: '<details class="hint"><summary>Hint</summary><div>the node agent</div></details>' });
    expect(await card(page).getByText('the node agent').isVisible()).toBe(false);
    await card(page).getByText('Hint').focus();
    await page.keyboard.press('Space');
    expect(await card(page).getByText('the node agent').isVisible()).toBe(true);
    expect(await page.evaluate(() => window.cardPage.keys)).toEqual([]);
  });

  it('draws formulas', async () => {
    const { page } = await startCards();
    await showCard(page, {
      html: '<span data-maths="inline">\\frac{a}{b}</span> <span data-maths="display">\\sum_i i &lt; 3</span> <span data-maths="inline">\\nonsense{</span>',
    });
    await card(page).locator('mfrac').waitFor();
    expect(await card(page).locator('math').count()).toBeGreaterThanOrEqual(2);
  });

  it('has a place for what is typed', async () => {
    const { page } = await startCards();
    await showCard(page, { html: 'Which agent? <slot></slot> after', typed: true });
    await page.getByLabel('Your answer').fill('kubelet');
    const [box, text] = [await page.getByLabel('Your answer').boundingBox(), await card(page).boundingBox()];
    expect(box && text && box.y >= text.y && box.y < text.y + text.height).toBe(true);
    await showCard(page, { html: 'It is the <slot><code>kubelet</code></slot>' });
    expect(await card(page).getByText('kubelet').isVisible()).toBe(true);
  });

  it('hides the masked parts of a picture', async () => {
    const { page } = await startCards({ 'map.svg': drawing(600, 300) });
    const masks =
      '<div style="display: none"><div class="cloze" data-ordinal="1" data-shape="rect" data-left=".1" data-top=".2" data-width=".3" data-height=".4"></div>' +
      '<div class="cloze-inactive" data-ordinal="2" data-shape="ellipse" data-left=".6" data-top=".2" data-rx=".1" data-ry=".2" data-occludeinactive="1"></div>' +
      '<div class="cloze-inactive" data-ordinal="3" data-shape="polygon" data-points="0,0 1,1 0,1"></div>' +
      '<div class="cloze" data-ordinal="0" data-shape="text" data-left=".5" data-top=".8" data-text="north"></div></div><button>Toggle</button>';
    await showCard(page, {
      html: `${masks}<div id="image-occlusion-container"><img src="map.svg"><canvas id="image-occlusion-canvas"></canvas></div>`,
      css: '#image-occlusion-canvas { --active-shape-color: rgb(9, 8, 7) }',
    });
    const shapes = card(page).locator('.kd-masks > *');
    expect(await shapes.evaluateAll((all) => all.map((shape) => [shape.tagName, getComputedStyle(shape).fill]))).toEqual([
      ['rect', 'rgb(9, 8, 7)'],
      ['ellipse', 'rgb(255, 235, 162)'],
    ]);
    await until(async () => (await shapes.first().boundingBox())?.width !== 0);
    expect(await cardText(page)).toBe('north');
    const [image, mask] = [await card(page).locator('img').boundingBox(), await shapes.first().boundingBox()];
    expect(mask && image && mask.width / image.width).toBeCloseTo(0.3, 1);
    await shot(page, 'html-card-masks');
  });
});

describe('how it looks', () => {
  const row = `<tr>${'<td>a wide cell of a table</td>'.repeat(20)}</tr>`;
  const cases: Record<string, { html: string; css?: string }> = {
    stock: {
      html: 'What runs on every <b>node</b>?<hr id=answer><span class="cloze">[...]</span> <code>kubelet</code> <span data-sound="a.mp3"></span>',
      css: `${stockCss} .cloze { font-weight: bold; color: blue; } .nightMode .cloze { color: lightblue; }`,
    },
    own: {
      html: '<h3>Own colours</h3><p>On a panel of its own.</p>',
      css: '.card { background: #fdf6e3; color: #586e75; font-family: Georgia } .card.nightMode { background: #002b36; color: #93a1a1 }',
    },
    wide: { html: `<table border=1>${row.repeat(3)}</table><pre>${'a long line of code '.repeat(20)}</pre>${'word'.repeat(200)}` },
    rtl: { html: '<div>מה רץ על כל צומת? kubelet.</div><div>And a line in English.</div><ul><li>סעיף ראשון</li></ul>' },
    huge: { html: `<p>${'Words and more words of a field that somebody pasted. '.repeat(1000)}</p>` },
    ruby: {
      html: '<ruby><rb>日本</rb><rt>にほん</rt></ruby> <details class="hint" open><summary>Hint</summary><div>a country</div></details><img src="gone.png"> <img src="https://pictures.example/a.png">',
    },
  };

  it.each(Object.entries(cases))('%s, in both themes', async (name, shown) => {
    const { page } = await startCards();
    for (const dark of [false, true]) {
      await showCard(page, { ...shown, dark });
      const { overflow, tall } = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth > innerWidth,
        tall: (document.querySelector('.html-card')?.clientHeight ?? 0) > 20,
      }));
      expect({ overflow, tall }).toEqual({ overflow: false, tall: true });
      // The page around the card is bare: it has no heading of its own.
      expect((await brokenRules(page)).filter((rule) => !rule.startsWith('page-has-heading-one'))).toEqual([]);
      await shot(page, `html-card-${name}-${dark ? 'dark' : 'light'}`);
    }
  });

  it('on a light sheet in the dark, when its colours fit nothing else', async () => {
    const { page } = await startCards();
    const looks = () =>
      page.evaluate(() => {
        const root = document.querySelector('.html-card > div')?.shadowRoot;
        const sheet = root?.querySelector('.card');
        return { light: root?.querySelector('.kd-light') !== null, sheet: sheet && getComputedStyle(sheet).backgroundColor };
      });
    const html = '<div class="cell">Black on nothing at all</div><pre>and a block of its own</pre>';
    const css = '.cell { color: #000 } pre { color: #222; background: #f7f7f7 }';
    await showCard(page, { html, css, dark: true });
    expect(await looks()).toEqual({ light: true, sheet: 'rgb(255, 255, 255)' });
    await shot(page, 'html-card-sheet-dark');
    await showCard(page, { html, css, dark: false });
    expect(await looks()).toEqual({ light: false, sheet: 'rgba(0, 0, 0, 0)' });
    await showCard(page, { html, css: `${css} .nightMode .cell { color: #eee }`, dark: true });
    expect(await looks()).toEqual({ light: false, sheet: 'rgba(0, 0, 0, 0)' });
  });

  it('still, when the person wants no motion', async () => {
    const { page } = await startCards();
    const css = '@keyframes k { to { opacity: 0 } } .card p, .card p::before { animation: k 1s infinite } .card p::before { content: "x" }';
    await showCard(page, { html: '<p>It blinks.</p>', css });
    const moving = () => page.evaluate(() => document.querySelector('.html-card > div')?.shadowRoot?.getAnimations().length);
    expect(await moving()).toBe(2);
    await page.evaluate(() => (document.documentElement.dataset['motion'] = 'reduced'));
    expect(await moving()).toBe(0);
  });

  it('as large as the person wants all text', async () => {
    const { page } = await startCards();
    const css = '* { font-size: 20px; line-height: 30px }';
    const heights = async (size: string) => {
      await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
      await showCard(page, { html: '<p>one line</p><slot></slot>', css, typed: true });
      const boxes = [await page.getByText('one line').boundingBox(), await page.getByLabel('Your answer').boundingBox()];
      return boxes.map((box) => box?.height ?? 0);
    };
    const [line = 0, field = 0] = await heights('100%');
    const [largeLine = 0, largeField = 0] = await heights('200%');
    expect(line).toBe(30);
    expect(largeLine / line).toBe(2);
    // What is put into the card grows as much as the rest of the app, not twice.
    expect(largeField / field).toBeCloseTo(2, 0);
  });
});
