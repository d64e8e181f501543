import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clozeParts, hiddenBy } from '../../electron/core/cloze';
import { clozeLine } from '../../renderer/lib/cloze';
import { codeLines, loadHighlighter } from '../../renderer/lib/highlight';
import { markdownHtml } from '../../renderer/lib/markdown';
import { extractFormulas, formulaRenderer, loadFormulaRenderer } from '../../renderer/lib/maths';

describe('Markdown', () => {
  it('shows placeholders and HTML as they are written', () => {
    expect(markdownHtml('Run it in <namespace> && wait')).toBe('<p>Run it in &lt;namespace&gt; &amp;&amp; wait</p>');
    expect(markdownHtml('<script>alert(1)</script>')).not.toContain('<script');
  });

  it('knows tables and strike-through', () => {
    expect(markdownHtml('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<table>');
    expect(markdownHtml('~~gone~~')).toContain('<del>gone</del>');
  });

  it('never throws and never lets HTML through, whatever the text', () => {
    const pieces = fc.constantFrom(
      '<b>',
      '`',
      '```',
      '$',
      '{{c1::',
      '}}',
      '::',
      '\n',
      'x',
      '[a](b)',
      '|',
      '\uE000',
      '\uE0020\uE003',
      '*',
      '<img src=x>',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.boolean(), (parts, filled) => {
        const html = markdownHtml(parts.join(''), { gap: { number: 1, filled } });
        expect(html).not.toMatch(/<(b|img src=x)>/);
        expect(html).not.toMatch(/[\uE000-\uE01F]/);
      }),
    );
  });
});

describe('gaps', () => {
  const sentence = 'A {{c1::Pod::kind}} runs on a {{c2::node}}, and a {{c1::container}} in it.';

  it('are taken apart', () => {
    expect(clozeParts(sentence).filter((part) => part.gap !== null)).toEqual([
      { gap: 1, text: 'Pod', hint: 'kind' },
      { gap: 2, text: 'node', hint: '' },
      { gap: 1, text: 'container', hint: '' },
    ]);
    expect(hiddenBy(sentence, 1)).toBe('Pod … container');
    expect(clozeLine(sentence, 2)).toBe('A Pod runs on a ____, and a container in it.');
  });

  it('hide only what is asked, with its hint', () => {
    const html = markdownHtml(sentence, { gap: { number: 1, filled: false } });
    expect(html).not.toContain('Pod');
    expect(html).not.toContain('container');
    expect(html).toContain('node');
    expect(html).toContain('kind</span>');
    expect(html.match(/class="gap"/g)).toHaveLength(2);
  });

  it('are filled in place, formatting and all', () => {
    expect(markdownHtml('Use {{c1::`kubectl`}} here', { gap: { number: 1, filled: true } })).toBe(
      '<p>Use <mark class="gap-filled"><code>kubectl</code></mark> here</p>',
    );
    expect(markdownHtml('`kubectl {{c1::get}} pods`', { gap: { number: 1, filled: true } })).toBe(
      '<p><code>kubectl <mark class="gap-filled">get</mark> pods</code></p>',
    );
  });

  it('escape their hints', () => {
    expect(markdownHtml('{{c1::x::<b>}}', { gap: { number: 1, filled: false } })).toContain('&lt;b&gt;');
  });

  it('shows no mark of a gap that is cut off behind the language of a code block', () => {
    expect(markdownHtml('```{{c1::sh -c x}}\nls\n```', { gap: { number: 1, filled: true } })).toBe(
      '<pre><code class="language-sh">ls\n</code></pre>',
    );
  });
});

describe('formulas', () => {
  it.each(['$HOME and $PATH', 'costs $5 to $10', '`$a$`', 'echo $A$B', '```\n$x$\n```', '$HOME/$USER', '${x}$ y', '\\$a$'])(
    '%j holds none',
    (text) => expect(extractFormulas(text).formulas).toEqual([]),
  );

  it('are found in lines and on their own', () => {
    expect(extractFormulas('so $a_1 + b$ and\n$$\\sum_i x_i$$').formulas).toEqual([
      { source: 'a_1 + b', display: false },
      { source: '\\sum_i x_i', display: true },
    ]);
  });

  it('show their source until the renderer is there, then MathML', async () => {
    if (formulaRenderer() === null) expect(markdownHtml('so $a_1$')).toBe('<p>so <code>a_1</code></p>');
    await loadFormulaRenderer();
    expect(markdownHtml('so $a_1$')).toContain('<msub><mi>a</mi><mn>1</mn></msub>');
    expect(markdownHtml('so $\\href{javascript:x}{y}$')).not.toContain('href=');
  });
});

describe('coloured code', () => {
  it('is the same text, line by line, before and after the colours are there', async () => {
    const yaml = 'a: "x"\nb: |\n  <two> & three\n  lines\nc: 1 # done';
    const plain = codeLines(yaml, 'yaml').map((runs) => runs.map((run) => run.text).join(''));
    await loadHighlighter();
    const lines = codeLines(yaml, 'yaml');
    expect(lines.map((runs) => runs.map((run) => run.text).join(''))).toEqual(plain);
    expect(plain.join('\n')).toBe(yaml);
    expect(lines[0]?.[0]?.className).toContain('hljs-attr');
  });

  it('keeps any text whole', async () => {
    await loadHighlighter();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const code = text.replace(/\r/g, '');
        expect(
          codeLines(code, 'yaml')
            .map((runs) => runs.map((run) => run.text).join(''))
            .join('\n'),
        ).toBe(code);
      }),
    );
  });
});
