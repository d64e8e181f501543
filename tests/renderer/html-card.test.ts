import { describe, expect, it } from 'vitest';
import { scopeSelector } from '../../renderer/lib/scoped-css';

describe('selectors of a note type', () => {
  it.each([
    ['body', ':where(.card)'],
    ['html body .x', ':where(.kd-page) :where(.card) .x'],
    [':root', ':where(.kd-page)'],
    ['html.night-mode > body.card', ':where(.kd-page).night-mode > :where(.card).card'],
    ['.a,body,.b', '.a,:where(.card),.b'],
    [':is(body, html) p', ':is(:where(.card), :where(.kd-page)) p'],
    ['.body #html body-part', '.body #html body-part'],
    ['tbody td', 'tbody td'],
  ])('%s', (selector, scoped) => {
    expect(scopeSelector(selector)).toBe(scoped);
  });
});
