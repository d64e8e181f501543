import { describe, expect, it } from 'vitest';
import { mediaNames } from '../../../electron/core/anki-template/media-names';
import { renameInCss, renameInHtml, renameInMarkdown } from '../../../electron/core/anki-template/rename-media';

const renamed = new Map([
  ['1.png', '1-aa.png'],
  ['1-aa.png', '1-bb.png'],
  ['grün & rot.png', 'grün & rot-cc.png'],
  ['a%20b.png', 'a%20b-dd.png'],
  ['bell.mp3', 'bell-ee.mp3'],
]);

describe('a media file that gets another name', () => {
  it('leaves names alone that only contain its name, and text that is no address', () => {
    const html =
      '1.png <img src="11.png" alt="1.png"><img data-src="1.png"><img src="x/1.png"><a href="1.png">bell.mp3</a>[sound:a bell.mp3]';
    expect(renameInHtml(html, renamed)).toBe(html);
    const css = '.a { background: url(11.png) } /* 1.png */ .b { background: url(https://x.y/1.png) }';
    expect(renameInCss(css, renamed)).toBe(css);
    const markdown = '1.png ![1.png](11.png) [a](x/1.png) ![](https://x.y/1.png) ![](1.png(2)) (1.png)';
    expect(renameInMarkdown(markdown, renamed)).toBe(markdown);
  });

  it('is named so wherever a field shows or plays it, each name changed once', () => {
    const html =
      '<IMG alt="a src=b>" SRC=1.png /><img src="1-aa.png"><img controls src=\'1.png\'>[sound:bell.mp3]<video><source src="bell.mp3"></video>' +
      '<p style="color: red; background: url(\'1.png\')">x</p><style>p { background: url( 1.png ) }</style>';
    expect(renameInHtml(html, renamed)).toBe(
      '<IMG alt="a src=b>" SRC="1-aa.png" /><img src="1-bb.png"><img controls src="1-aa.png">[sound:bell-ee.mp3]<video><source src="bell-ee.mp3"></video>' +
        '<p style="color: red; background: url(&quot;1-aa.png&quot;)">x</p><style>p { background: url("1-aa.png") }</style>',
    );
  });

  it('is found under percent signs, entities and letters put together otherwise', () => {
    const addresses = ['gr%C3%BCn%20%26%20rot.png', 'grün &amp; rot.png', 'gr&uuml;n%20&amp;%20rot.png', 'gru\u0308n & rot.png'];
    for (const address of addresses) {
      const changed = renameInHtml(`<img src="${address}">`, renamed);
      expect(mediaNames(changed), changed).toEqual(['grün & rot-cc.png']);
    }
    expect(mediaNames(renameInHtml('<img src="a%2520b.png">[sound:grün &amp; rot.png]', renamed))).toEqual([
      'a%20b-dd.png',
      'grün & rot-cc.png',
    ]);
  });

  it('is named so in Markdown, with or without angle brackets and a title', () => {
    expect(renameInMarkdown('![a](1.png) ![b](<1-aa.png> "t") [c]( bell.mp3 )', renamed)).toBe(
      '![a](<1-aa.png>) ![b](<1-bb.png> "t") [c]( <bell-ee.mp3> )',
    );
    expect(renameInMarkdown('![](<grün & rot.png>) ![](gr%C3%BCn%20&amp;%20rot.png) ![](a%2520b.png)', renamed)).toBe(
      '![](<grün %26 rot-cc.png>) ![](<grün %26 rot-cc.png>) ![](<a%2520b-dd.png>)',
    );
  });
});
