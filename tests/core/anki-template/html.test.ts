import { describe, expect, it } from 'vitest';
import { decodeAllOrNothing, decodeEntities } from '../../../electron/core/anki-template/entities';
import { markUp } from '../../../electron/core/anki-template/mark-up';
import { mediaName, mediaNames, sharedMediaNames } from '../../../electron/core/anki-template/media-names';
import { comparableText, plainText, stripTags } from '../../../electron/core/anki-template/plain-text';
import { keepStrayText } from '../../../electron/core/anki-template/stray-text';
import { applyFilters } from '../../../electron/core/anki-template/filters';
import { cardOrdinals, isBlank } from '../../../electron/core/anki-template/template-fields';

describe('text that looks like a tag', () => {
  it.each([
    ['kubectl -n <namespace> get po', 'kubectl -n &lt;namespace> get po'],
    ['if a<b && c>d then', 'if a&lt;b && c>d then'],
    ['x <y and <b>bold</b>', 'x &lt;y and <b>bold</b>'],
    ['tail <b', 'tail &lt;b'],
    ['<custom>styled</custom>', '<custom>styled</custom>'],
    ['<B CLASS=x>y</B><br/><img src="a>b.png">', '<B CLASS=x>y</B><br/><img src="a>b.png">'],
    ['a < b &lt; c', 'a < b &lt; c'],
    ['<style>a<b{}</style>', '<style>a<b{}</style>'],
    ['javascript: the good parts', 'javascript: the good parts'],
    ['<svg><path d="M0 0"/></svg>', '<svg><path d="M0 0"/></svg>'],
  ])('%s', (html, expected) => {
    expect(keepStrayText(html)).toBe(expected);
  });
});

describe('plain text', () => {
  it.each([
    ['a<br>b<div>c</div>d', 'a\nb\nc\nd'],
    ['one&nbsp;&nbsp; two &amp;&amp; &lt;three&gt;', 'one two && <three>'],
    ['<style>.x{}</style>shown<script>no()</script><!-- no -->', 'shown'],
    ['word [sound:word.mp3] [[type:Word]] [anki:tts lang=en]x[/anki:tts]', 'word x'],
    ['[latex]\\alpha[/latex] [$]x[/$] \\(y\\)', '\\alpha x y'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['<img src="pod.png" alt="a Pod"> here', 'a Pod here'],
    ['-l app=<name> &amp;&amp; a<b', '-l app=<name> && a<b'],
    ['שלום <b>עולם</b>', 'שלום עולם'],
  ])('%s', (html, expected) => {
    expect(plainText(html)).toBe(expected);
  });

  it('strips as Anki does', () => {
    expect(stripTags('a<b>c</b>d<script>x<y</script>e<!-- > -->f<STYLE>g</STYLE>h')).toBe('acdefh');
    expect(stripTags('a < b > c < d')).toBe('a  c < d');
    expect(stripTags('a<style>b')).toBe('ab');
  });

  it.each([
    ['<b>Pod</b>&nbsp;&amp; node', 'Pod & node'],
    ['<img src="a b.jpg"> x', ' a b.jpg  x'],
    ["<img class=y src='c.png'><i>z</i>", ' c.png z'],
    ['a && b &lt;', 'a && b &lt;'],
    ['[sound:x.mp3]', '[sound:x.mp3]'],
  ])('compares %s', (field, expected) => {
    expect(comparableText(field)).toBe(expected);
  });

  it('decodes references', () => {
    expect(decodeEntities('&lt;&#60;&#x3C;&rarr;&Omega;&unknown;&amp;lt; & &#0;&#x110000;')).toBe('<<<→Ω&unknown;&lt; & &#0;&#x110000;');
    expect(decodeAllOrNothing('&lt;&amp;lt;&nbsp;')).toBe('<&lt; ');
    expect(decodeAllOrNothing('&lt; &unknown;')).toBe('&lt; &unknown;');
  });
});

describe('marks', () => {
  const maths = (source: string, display = false) => `<span data-maths="${display ? 'display' : 'inline'}">${source}</span>`;

  it.each([
    ['[sound:a &amp; &quot;b&quot;.mp3]', '<span data-sound="a &amp; &quot;b&quot;.mp3"></span>'],
    ['[sound:<b>x</b>]', '[sound:<b>x</b>]'],
    ['<img alt="[sound:a.mp3]">', '<img alt="[sound:a.mp3]">'],
    ['\\(a &lt; b\\) and \\[c<br>d\\]', `${maths('a &lt; b')} and ${maths('c\nd', true)}`],
    ['\\(a <i>b</i>\\)', maths('a b')],
    ['<code>grep \\(a\\)</code> \\(a\\)', `<code>grep \\(a\\)</code> ${maths('a')}`],
    ['<div>\\(a</div><div>b\\)</div>', '<div>\\(a</div><div>b\\)</div>'],
    ['[$]x^2[/$] [$$]y[/$$]', `${maths('x^2')} ${maths('y', true)}`],
    ['[latex]\\begin{displaymath}z\\end{displaymath}[/latex]', maths('z', true)],
    ['[latex]Let $a$ be<br>one.[/latex]', `Let ${maths('a')} be<br>one.`],
    ['[latex]\\begin{align*}a&amp;=b\\end{align*}[/latex]', maths('\\begin{align*}a&amp;=b\\end{align*}', true)],
    ['[latex]\\write18{x} <b>y</b>[/latex]', '\\write18{x} y'],
    ['[latex]never closed', '[latex]never closed'],
    ['a [anki:tts lang=en_US]spoken[/anki:tts] b', 'a  b'],
    ['<script>\\(a\\)</script>', '<script>\\(a\\)</script>'],
    ['[sound:a.mp3][sound:b.mp3]', '<span data-sound="a.mp3"></span><span data-sound="b.mp3"></span>'],
  ])('%s', (html, expected) => {
    expect(markUp(html)).toBe(expected);
  });
});

describe('ruby', () => {
  const filter = (name: string, text: string) => applyFilters(text, [name], { field: 'F', number: 1, side: 'front' });

  it('shows readings, or bases, or both', () => {
    expect(filter('furigana', '私[わたし]は 学生[がくせい]')).toBe(
      '<ruby><rb>私</rb><rt>わたし</rt></ruby>は<ruby><rb>学生</rb><rt>がくせい</rt></ruby>',
    );
    expect(filter('kanji', '私は 学生[がくせい]です')).toBe('私は学生です');
    expect(filter('kana', '私は&nbsp;学生[がくせい]です')).toBe('私はがくせいです');
    expect(filter('kana', '音[sound:a.mp3]')).toBe('音[sound:a.mp3]');
  });
});

describe('media', () => {
  it('are found in order', () => {
    expect(
      mediaNames(
        '[sound:b.mp3]<img src="a%20c.png"><img src=x.jpg> <audio src="s.ogg"></audio><img src="https://a.b/c.png"> [sound:b.mp3]',
      ),
    ).toEqual(['b.mp3', 'a c.png', 'x.jpg', 's.ogg']);
    expect(mediaNames('[sound:50%25 &amp; more.mp3][sound:../a.mp3]')).toEqual(['50%25 & more.mp3']);
    expect(sharedMediaNames('@font-face{src:url("_f.ttf")} .a{background:url(_b.png)} <script src="_c.js"></script> _no.png')).toEqual([
      '_f.ttf',
      '_b.png',
      '_c.js',
    ]);
  });

  it.each([
    ['100%.png', '100%.png'],
    ['a&amp;b.png', 'a&b.png'],
    ['../x.png', null],
    ['a\\b.png', null],
    ['%2e%2e%2fx', null],
    ['..', null],
    ['', null],
    ['file:///x.png', null],
    ['javascript:x.png', null],
    ['%2e%2e', null],
    ['javascript%3Ax.png', null],
  ])('%s is the file %s', (address, name) => {
    expect(mediaName(address)).toBe(name);
  });
});

describe('cards of a note', () => {
  const note = (fronts: string[], values: Record<string, string>, more: { cloze?: boolean; tags?: string[] } = {}) =>
    cardOrdinals({ cloze: false, tags: [], fronts, fields: Object.entries(values).map(([name, value]) => ({ name, value })), ...more });

  it.each<[string[], Record<string, string>, number[]]>([
    [['{{A}}', '{{B}}'], { A: 'x', B: 'y' }, [0, 1]],
    [['{{A}}', '{{B}}'], { A: 'x', B: '<div><br></div>' }, [0]],
    [['{{A}}', '{{#B}}{{A}}{{/B}}', '{{^B}}{{A}}{{/B}}'], { A: 'x', B: '' }, [0, 2]],
    [['text', '{{A}}'], { A: 'x' }, [1]],
    [['{{A}}'], { A: '' }, [0]],
    [['{{#A}}broken', '{{A}}'], { A: 'x' }, [1]],
    [['{{Deck}}', '{{Tags}}', '{{FrontSide}}'], { A: 'x' }, [0]],
  ])('%j of %j', (fronts, values, ordinals) => {
    expect(note(fronts, values)).toEqual(ordinals);
  });

  it('of the cloze kind follow the gaps of all fields', () => {
    expect(note(['{{cloze:A}}'], { A: '{{c3::x}} {{c1::y}}', B: '{{c3::z}}' }, { cloze: true })).toEqual([0, 2]);
    expect(note(['{{cloze:A}}'], { A: 'none' }, { cloze: true })).toEqual([0]);
    expect(note(['{{cloze:A}}'], { A: '{{c700::x}}' }, { cloze: true })).toEqual([499]);
  });

  it('count a field as empty that shows nothing', () => {
    expect(['', ' ', '<br>', '<DIV ><BR /></div>\n', '<p></p>', '&nbsp;', 'x'].map(isBlank)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
