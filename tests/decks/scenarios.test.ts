import { describe, expect, it } from 'vitest';
import type { NoteCard, ScenarioStep } from '../../electron/core/card';
import { exams } from '../../electron/core/exams';
import { countScenarios } from '../../scripts/lib/count-cards';
import { cards, placeOf } from './decks';

interface Scenario {
  file: string;
  cards: NoteCard[];
  steps: ScenarioStep[];
}

const stepCards = cards.filter((card) => card.scenario !== null);
const scenarios = [...Map.groupBy(stepCards, (card) => card.scenario?.key ?? '')].map(
  ([, steps]): Scenario => ({
    file: `${steps[0]?.source.file ?? ''}: ${steps[0]?.scenario?.title ?? ''}`,
    cards: steps,
    steps: steps.flatMap(({ scenario }) => scenario ?? []),
  }),
);
const bad = (isBad: (scenario: Scenario) => boolean): string[] => scenarios.filter(isBad).map(({ file }) => file);

/** By how many percent of an exam's scenarios a domain may be off its weight. */
const slack = 5;

describe('the scenarios', () => {
  it('are enough for several rehearsals of each exam', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(44);
    for (const { slug } of exams) {
      const ofExam = scenarios.filter((scenario) => scenario.cards.some((card) => card.exams.some(({ exam }) => exam === slug)));
      expect(ofExam.length).toBeGreaterThanOrEqual(24);
    }
  });

  it.each(countScenarios(cards))('are shared out as the exam weighs: $exam $domain', ({ exam, scenarios: count, weight }) => {
    const all = countScenarios(cards).filter((one) => one.exam === exam);
    const share = (100 * count) / all.reduce((sum, one) => sum + one.scenarios, 0);
    expect(Math.abs(share - weight)).toBeLessThanOrEqual(slack);
  });

  it('come last, after the cards their parts are taught with', () => {
    const firstStep = cards.findIndex((card) => card.scenario !== null);
    expect(cards.slice(firstStep).filter((card) => card.scenario === null).map(placeOf)).toEqual([]);
  });

  it('are whole: two to five steps, in order, with one scene', () => {
    const isWhole = ({ steps }: Scenario): boolean =>
      steps.length >= 2 &&
      steps.length <= 5 &&
      steps.every(({ step, steps: count, scene, title }, at) => step === at + 1 && count === steps.length && scene === steps[0]?.scene && title === steps[0].title);
    expect(bad((scenario) => !isWhole(scenario))).toEqual([]);
  });

  it('have titles of their own', () => {
    const titles = scenarios.map(({ steps }) => steps[0]?.title);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it('are worth what a task of an exam is worth', () => {
    const worth = ({ steps }: Scenario): number => steps.reduce((sum, { points }) => sum + points, 0);
    expect(bad((scenario) => worth(scenario) < 4 || worth(scenario) > 12)).toEqual([]);
  });

  it('name the host, and have steps of the same exams', () => {
    expect(bad(({ steps }) => !/^Host `(?:ckad|cka|k8s)-\d{4}`/.test(steps[0]?.scene ?? ''))).toEqual([]);
    const examsOf = (card: NoteCard): string => card.exams.map(({ exam, domain }) => `${exam} ${domain}`).join();
    expect(bad(({ cards: steps }) => new Set(steps.map(examsOf)).size !== 1)).toEqual([]);
  });

  it('name a near miss at each step', () => {
    expect(stepCards.filter((card) => card.wrong.length === 0 && card.broken === null).map(placeOf)).toEqual([]);
  });

  it('give no answer away in a scene', () => {
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(stepCards.filter(({ answer, front, scenario }) => plain(`${scenario?.scene ?? ''} ${front}`).includes(plain(answer))).map(placeOf)).toEqual([]);
  });
});

describe('an exam-wide rehearsal', () => {
  it.each(exams.map(({ slug }) => slug))('of %s has points in every domain', (slug) => {
    expect(countScenarios(cards).filter(({ exam, points }) => exam === slug && points === 0)).toEqual([]);
  });
});
