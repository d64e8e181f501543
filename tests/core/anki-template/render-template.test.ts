import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate, type TemplateCard } from '../../../electron/core/anki-template/render-template';

const fields = { Word: 'kubelet', Meaning: 'node <b>agent</b>', Empty: ' <br> ', Extra: 'a &lt;pod&gt;' };

function render(front: string, back = '', more: Partial<TemplateCard> & { values?: Record<string, string> } = {}) {
  const { values = fields, ...rest } = more;
  return renderTemplate({
    front,
    back,
    cloze: false,
    fields: Object.entries(values).map(([name, value]) => ({ name, value })),
    tags: ['k8s', 'nodes::agents'],
    deck: 'Ops::Cluster',
    cardOrd: 0,
    notetypeName: 'Vocabulary',
    templateName: 'Recall',
    ...rest,
  });
}

const front = (template: string) => render(template).front;

describe('replacements', () => {
  it.each([
    ['{{Word}}', 'kubelet'],
    ['{{ Word }} is {{Meaning}}', 'kubelet is node <b>agent</b>'],
    ['{{{Word}}}', 'kubelet}'],
    ['{{Word}} }} {{', 'kubelet }} {{'],
    ['<!-- {{Nothing}} -->{{Word}}', '<!-- {{Nothing}} -->kubelet'],
    ['<!-- {{Word}}', '&lt;!-- kubelet'],
    ['{{=<% %>=}}<%Word%> {{Word}}', 'kubelet {{Word}}'],
    ['\n{{=<% %>=}}\n<%#Word%>yes<%/Word%><% Word %>', '\nyeskubelet'],
    ['{{text:Meaning}} {{Word}}', 'node agent kubelet'],
    ['{{text:Extra}}', 'a &lt;pod&gt;'],
    ['{{unheard-of:text:Meaning}}', 'node agent'],
    ['{{text::Meaning}}', 'node agent'],
    ['{{Word}}{{filter:}}', 'kubelet'],
    ['{{Word}}{{tts en_US voices=A,B:Meaning}}', 'kubelet'],
    ['{{Word}}{{FrontSide}}', 'kubelet'],
    ['{{Word}}{{hint:Empty}}', 'kubelet'],
    ['{{hint:Word}}', '<details class="hint"><summary>Word</summary><div>kubelet</div></details>'],
  ])('%s', (template, expected) => {
    expect(front(template)).toBe(expected);
  });

  it('know the card they are on', () => {
    expect(render('{{Word}}|{{Tags}}|{{Deck}}|{{Subdeck}}|{{Type}}|{{Card}}|{{CardFlag}}', '', { flag: 3 }).front).toBe(
      'kubelet|k8s nodes::agents|Ops::Cluster|Cluster|Vocabulary|Recall|flag3',
    );
    expect(render('{{Tags}}', '', { values: { Tags: 'own field' } }).front).toBe('own field');
    expect(render('{{Deck}}', '', { deck: 'R&D <1>' }).front).toBe('R&amp;D &lt;1&gt;');
  });

  it('put the front on the back', () => {
    const { back } = render('Q {{Word}} [sound:a.mp3]', '{{FrontSide}}<hr id=answer>{{Meaning}}');
    expect(back).toBe('Q kubelet <span data-sound="a.mp3"></span><hr id=answer>node <b>agent</b>');
  });
});

describe('conditions', () => {
  it.each([
    ['{{Word}}{{#Word}}+{{/Word}}', 'kubelet+'],
    ['{{Word}}{{#Empty}}+{{/Empty}}', 'kubelet'],
    ['{{Word}}{{^Empty}}+{{/Empty}}', 'kubelet+'],
    ['{{Word}}{{^Word}}+{{/Word}}', 'kubelet'],
    ['{{Word}}{{#Word}}1{{^Empty}}2{{#Meaning}}3{{/Meaning}}{{/Empty}}{{/Word}}', 'kubelet123'],
    ['{{Word}}{{#c1}}first{{/c1}}{{^c2}}only{{/c2}}', 'kubeletfirstonly'],
    ['{{Word}}{{ # Word }}+{{ / Word }}', 'kubelet+'],
    ['{{Word}}{{#Tags}}tagged{{/Tags}}', 'kubelettagged'],
  ])('%s', (template, expected) => {
    expect(front(template)).toBe(expected);
  });
});

describe('broken templates', () => {
  it.each([
    ['{{#Word}}x', '{{/Word}} is missing at its end.'],
    ['{{/Word}}', '{{/Word}} closes a condition that was never opened.'],
    ['{{#Word}}{{/Meaning}}', '{{/Meaning}} stands where {{/Word}} was expected.'],
    ['{{Wrod}}', '{{Wrod}} names a field this note does not have.'],
    ['{{foo:text:Wrod}}', '{{foo:text:Wrod}} names a field this note does not have.'],
    ['{{#Wrod}}{{/Wrod}}', '{{#Wrod}} names a field this note does not have.'],
    ['{{#Empty}}{{^Wrod}}{{/Wrod}}{{/Empty}}', '{{^Wrod}} names a field this note does not have.'],
    ['{{}}', '{{}} names a field this note does not have.'],
    ['{{#Word}}'.repeat(101), 'its conditions are nested more than 100 deep.'],
  ])('%s says so in its place', (template, what) => {
    const card = render('{{Word}}', template);
    expect(card.problems).toEqual([`The back template of “Recall” has a mistake: ${what}`]);
    expect(card.back).toBe(`<div class="card-problem">${card.problems[0] ?? ''}</div>`);
    expect(card.front).toBe('kubelet');
    expect(render(template, '{{FrontSide}}{{Word}}').back).toContain(`${what}</div>kubelet`);
  });

  it('with nothing on the front say that', () => {
    const reason = 'The fields on the front of this card are empty, so there is nothing to ask.';
    expect(render('words only {{Empty}}', '{{Word}}')).toMatchObject({
      front: `words only  <br> <div class="card-problem">${reason}</div>`,
      back: `<div class="card-problem">${reason}</div>`,
      problems: [reason],
    });
    expect(render('{{^Word}}{{Meaning}}{{/Word}}').problems).toEqual([reason]);
    expect(render('{{cloze:Text}}', '', { cloze: true, cardOrd: 1, values: { Text: '{{c1::a}}' } }).problems).toEqual([
      'This note has no gap 2, so there is nothing to ask.',
    ]);
  });

  it('never throw, whatever the templates', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '#',
      '^',
      '/',
      'Word',
      ':',
      'cloze',
      'type',
      'hint',
      '<!--',
      '-->',
      '<%',
      '%>',
      '{{c1::',
      '::',
      '[sound:',
      ']',
      '\\(',
      '\\)',
      '<b',
      '>',
      '"',
      '{{=<% %>=}}',
      '[latex]',
      '[/latex]',
      ' ',
    );
    const text = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (question, answer, value, cloze) => {
        const card = render(question, answer, { cloze, values: { Word: value } });
        expect(typeof card.front + typeof card.back).toBe('stringstring');
      }),
      { numRuns: 2000 },
    );
  });

  // Each would take minutes if a search began again at every character.
  it.each([
    '<a x="',
    '<',
    '{{c1::',
    '}}',
    '\\(',
    '[sound:',
    '<y ',
    '<!--',
    '[latex]',
    '{{',
    '<style>',
    '[a',
    ' a[',
    '&',
    '<b <b>',
    '<!',
    '\\(a',
  ])('and 60 KB of %s come to an end', (piece) => {
    const value = piece.repeat(60_000 / piece.length);
    const card = render('{{Word}}{{cloze:Word}}{{furigana:Word}}{{text:Word}}{{#Word}}x{{/Word}}', value, { values: { Word: value } });
    expect(card.front.length).toBeGreaterThan(0);
  });
});

describe('typing', () => {
  const slot = '<slot></slot>';

  it.each([
    ['{{type:Word}}', { field: 'Word', expected: 'kubelet', ignoreMarks: false }],
    ['{{type:nc:Word}}', { field: 'Word', expected: 'kubelet', ignoreMarks: true }],
    ['{{type:Meaning}}', { field: 'Meaning', expected: 'node agent', ignoreMarks: false }],
    ['{{type:Extra}}', { field: 'Extra', expected: 'a <pod>', ignoreMarks: false }],
    ['{{type:Empty}}', null],
  ])('%s', (template, typed) => {
    const card = render(`{{Word}}: ${template}`, `{{Meaning}} ${template}`);
    expect(card.typed).toEqual(typed);
    expect(card.front).toBe(`kubelet: ${typed ? slot : ''}`);
    expect(card.back).toBe(
      `node <b>agent</b> ${typed ? `<slot><code>${typed.expected.replace('<pod>', '&lt;pod&gt;')}</code></slot>` : ''}`,
    );
  });

  it('asks for the text of the gap', () => {
    const text = 'The {{c1::API}} talks to the {{c2::kubelet::agent}}, the {{c2::kubelet}}';
    const card = render('{{cloze:Text}} {{type:cloze:Text}}', '{{cloze:Text}} {{type:cloze:Text}}', {
      cloze: true,
      cardOrd: 1,
      values: { Text: text },
    });
    expect(card.typed?.expected).toBe('kubelet');
  });

  it('joins lines, drops sounds, and counts the first place only', () => {
    const card = render('{{type:Word}} {{type:Meaning}}', '', {
      values: { Word: 'one<br>two<div>three</div> [sound:x.mp3]', Meaning: 'x' },
    });
    expect(card.typed?.expected).toBe('one two three');
    expect(card.front).toBe(`${slot} `);
  });

  it('compares below the line that divides question and answer', () => {
    expect(render('{{Word}} {{type:Word}}', '{{FrontSide}}\n<hr id=answer>\n{{Meaning}}').back).toBe(
      `kubelet <hr id=answer><slot><code>kubelet</code></slot>\n\nnode <b>agent</b>`,
    );
  });

  it('is not asked for by the back alone', () => {
    expect(render('{{Word}}', '{{type:Word}}!')).toMatchObject({ typed: null, back: '!' });
  });
});
