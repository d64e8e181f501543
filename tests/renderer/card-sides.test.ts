import { describe, expect, it } from 'vitest';
import { cardHtml } from '../../electron/core/imported-card';
import { hasTypedPlace, keepsQuestion } from '../../renderer/lib/card-sides';

const made = (front: string, back: string, values: string[], cloze = false) =>
  cardHtml({
    cloze,
    fields: ['Front', 'Back'],
    values,
    templates: [{ name: 'Card 1', front, back }],
    typeName: 'Basic',
    template: 0,
    tags: [],
    deck: 'Sea',
    css: '',
  });

describe('a back takes the place of the front', () => {
  it.each([
    ['with the front in it', '{{Front}}', '{{FrontSide}}<hr id=answer>{{Back}}', ['Where?', 'Here.']],
    ['with the question again in other clothes', '<b>{{Front}}</b>', '<i>{{Front}}</i>: {{Back}}', ['Where &amp; when?', 'Here.']],
    ['with what was to be typed', '{{Front}} {{type:Back}} there', '{{FrontSide}}<hr id=answer>{{Back}}', ['Where?', 'Here.']],
    ['with the same picture', '{{Front}}', '{{Front}}{{Back}}', ['<img src="a.png">', 'Here.']],
  ])('%s', (_what, front, back, values) => {
    expect(keepsQuestion(made(front, back, values))).toBe(true);
  });

  it('where a gap is filled', () => {
    expect(keepsQuestion(made('{{cloze:Front}}', '{{cloze:Front}}<br>{{Back}}', ['The {{c1::sea}} is wide', ''], true))).toBe(true);
  });
});

describe('a back stands below the front', () => {
  it.each([
    ['without the question', '{{Front}}', '{{Back}}', ['Where?', 'Here.']],
    ['without the picture', '{{Front}}', '{{Back}}', ['<img src="a.png">', 'Here.']],
  ])('%s', (_what, front, back, values) => {
    expect(keepsQuestion(made(front, back, values))).toBe(false);
  });
});

it('a side that asks for typing has a place for it', () => {
  const { front, back, typed } = made('{{Front}}{{type:Back}}', '{{Front}}', ['Where?', 'Here.']);
  expect(typed).toBe('Here.');
  expect([hasTypedPlace(front), hasTypedPlace(back)]).toEqual([true, false]);
});
