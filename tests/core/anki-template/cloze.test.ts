import { describe, expect, it } from 'vitest';
import { clozeForTyping, clozeNumbers, clozeOnly, renderCloze } from '../../../electron/core/anki-template/cloze';

const words = (html: string) => html.replace(/<[^>]*>/g, '');

describe('gaps', () => {
  it.each<[string, number, string, string]>([
    ['A {{c1::Pod}} on a {{c2::node}}', 1, 'A [...] on a node', 'A Pod on a node'],
    ['A {{c1::Pod}} on a {{c2::node::machine}}', 2, 'A Pod on a [machine]', 'A Pod on a node'],
    ['A {{c1::Pod}}', 3, '', ''],
    ['No gap', 1, '', ''],
    ['x {{c1::out {{c2::in}} side}} y', 1, 'x [...] y', 'x out in side y'],
    ['x {{c1::out {{c2::in}} side}} y', 2, 'x out [...] side y', 'x out in side y'],
    ['x {{c1::out {{c2::in}}::help}} y', 1, 'x [help] y', 'x out in y'],
    ['{{c1,3::both}} {{c1::one}} {{c3::three}}', 3, '[...] one [...]', 'both one three'],
    ['{{c1::a::{{c2::b}}}}', 1, '[]', 'ab'],
    ['}} {{c1::a}} }}', 1, '}} [...] }}', '}} a }}'],
    ['{{c1::a}} {{c2::never closed', 1, '[...] {{c2::never closed', 'a {{c2::never closed'],
    ['{{c::x}} {{c1::y}}', 1, '{{c::x}} [...]', '{{c::x}} y'],
    ['{{c1::two\nlines}}', 1, '[...]', 'two\nlines'],
    ['{{c1::a::b::c}}', 1, '[b::c]', 'a'],
    ['\\(x = {{c1::<b>y</b>}}\\)', 1, '\\(x = [...]\\)', '\\(x = y\\)'],
  ])('%s, gap %i', (text, number, front, back) => {
    expect(words(renderCloze(text, number, 'front'))).toBe(front);
    expect(words(renderCloze(text, number, 'back'))).toBe(back);
  });

  it('carry the classes that styles know, and never the answer in an attribute', () => {
    expect(renderCloze('{{c1::secret}} {{c2::shown}}', 1, 'front')).toBe(
      '<span class="cloze" data-ordinal="1">[...]</span> <span class="cloze-inactive" data-ordinal="2">shown</span>',
    );
    expect(renderCloze('\\({{c1::a}}\\) {{c1::b}}', 1, 'back')).toBe('\\(a\\) <span class="cloze" data-ordinal="1">b</span>');
  });

  it.each<[string, number[]]>([
    ['{{c2::a}} {{c1::b}} {{c2::c}}', [1, 2]],
    ['{{c0::a}} {{c3,1,,x::b}} {{c3,1,::c}}', [1, 3]],
    ['{{c1::{{c4::a}} {{c2::b}}}}', [1, 2, 4]],
    ['{{c99999::too high}} {{c12::a}}', [12]],
    ['{{c1::open', []],
    ['', []],
  ])('numbers of %s', (text, numbers) => {
    expect(clozeNumbers(text)).toEqual(numbers);
  });

  it('alone', () => {
    expect(clozeOnly('{{c1::a}} x {{c1::b::h}} {{c2::c}}', 1, 'front')).toBe('..., h');
    expect(clozeOnly('{{c1::a}} x {{c1::b::h}} {{c2::c}}', 1, 'back')).toBe('a, b');
    expect(clozeOnly('{{c1::a}}', 2, 'back')).toBe('');
  });

  it('to be typed', () => {
    expect(clozeForTyping('{{c1::a}} {{c1::a}}', 1)).toBe('a');
    expect(clozeForTyping('{{c1::a}} {{c1::b}} {{c1::a}}', 1)).toBe('a, b, a');
    expect(clozeForTyping('{{c2::a}}', 1)).toBe('');
  });

  it('mask parts of a picture', () => {
    const masks =
      '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}} {{c2::image-occlusion:ellipse:left=.5:rx=.1:x="><b>}}';
    expect(renderCloze(masks, 1, 'front')).toBe(
      '<div class="cloze" data-ordinal="1" data-shape="rect" data-left=".1" data-top=".2" data-width=".3" data-height=".4" data-occludeinactive="1"></div> ' +
        '<div class="cloze-inactive" data-ordinal="2" data-shape="ellipse" data-left=".5" data-rx=".1"></div>',
    );
    expect(renderCloze('{{c0::image-occlusion:text:left=.5:text=a\\: b}} {{c1::x}}', 1, 'front')).toContain(
      '<div class="cloze" data-ordinal="0" data-shape="text" data-left=".5" data-text="a: b"></div>',
    );
    expect(renderCloze(masks, 1, 'back')).toContain('<div class="cloze-highlight" data-ordinal="1"');
  });
});
