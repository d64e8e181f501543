import { describe, expect, it } from 'vitest';
import { scopeSelector, withoutImports } from '../../renderer/lib/scoped-css';

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

describe('imports of a note type', () => {
  it.each([
    ['@import url("a.css"); p { color: red }', ' p { color: red }'],
    ['@IMPORT "a.css"', ''],
    ['@import "a" @import "b"; p {}', ' p {}'],
    ['@import { p {} } @import "b";', '@import { p {} } '],
    ['@imported; p {}', '@imported; p {}'],
  ])('%s', (css, left) => {
    expect(withoutImports(css)).toBe(left);
  });

  it('are left out of a style that is full of them', { timeout: 30_000 }, () => {
    // Large enough that reading what follows anew for each of them runs into the time limit.
    const css = `${'@import '.repeat(300_000)}{`;
    expect(withoutImports(css)).toBe(css);
  });
});
