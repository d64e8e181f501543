import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { exams } from '../../electron/core/exams';
import { isBefore } from '../../electron/core/kubernetes/version';
import { cards, decks, decksFolder, placeOf } from './decks';

const contents = readFileSync(join(decksFolder, 'README.md'), 'utf8');
const linkedNotes = [...contents.matchAll(/\]\(([^)#\s]+\.md)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('../'));

/** Pages of tools and of the exam itself, of which kubernetes.io says nothing. */
const otherPages =
  /\]\(https:\/\/(?:helm\.sh|docs\.docker\.com|docs\.podman\.io|docs\.linuxfoundation\.org|training\.linuxfoundation\.org|vimhelp\.org|www\.gnu\.org|www\.sudo\.ws)\/[\w./#-]*\)/;

/** Words that lean on something a card alone does not show. */
const leaning =
  /\b(?:previous|last|next|earlier|other) (?:card|question|task|exercise)\b|\bas (?:before|above)\b|\bfrom above\b|\bthis (?:section|note|chapter|page)\b|\bthe same (?:Pod|Deployment|Service|cluster|node|command|file) as (?:before|above)\b/i;

describe('the notes', () => {
  it('have no problems', () => {
    expect(decks.problems).toEqual([]);
  });

  it('are all in the table of contents, once, and it names no others', () => {
    expect([...linkedNotes].sort()).toEqual(decks.notes.map((note) => note.file).sort());
  });

  it('are read in the order of the table of contents', () => {
    expect(decks.notes.map((note) => note.file)).toEqual(linkedNotes);
  });

  it('all make cards', () => {
    expect(decks.notes.filter((note) => note.cards.length === 0).map((note) => note.file)).toEqual([]);
  });
});

describe('every card', () => {
  it('is the only one of its key', () => {
    const keys = cards.map((card) => card.key);
    expect(cards.filter((card, at) => keys.indexOf(card.key) !== at).map(placeOf)).toEqual([]);
  });

  it('says why, in a sentence', () => {
    expect(cards.filter((card) => card.why.split(/\s+/).length < 3).map((card) => `${placeOf(card)} | ${card.why}`)).toEqual([]);
  });

  it('has a page to read on: on kubernetes.io, or of the tool it is about', () => {
    expect(cards.filter((card) => card.link === '' && !otherPages.test(card.why)).map(placeOf)).toEqual([]);
  });

  it('has links that are well formed', () => {
    const page = /^\/(?:docs|blog|releases)\/(?:[a-z0-9][\w.-]*\/)+(?:#[\w:.-]+)?$/;
    expect(cards.filter((card) => card.link !== '' && !page.test(card.link)).map((card) => `${placeOf(card)} | ${card.link}`)).toEqual([]);
  });

  it('belongs to a sub-topic of an exam, or is about the exams themselves', () => {
    const known = new Set(exams.flatMap((exam) => exam.domains.flatMap((domain) => domain.topics.map(({ slug }) => `${exam.slug} ${domain.slug}/${slug}`))));
    const isPlaced = (card: NoteCard): boolean =>
      card.exams.length === 0 ? card.tags.includes('exam-technique') : card.exams.every((place) => known.has(`${place.exam} ${place.domain}/${place.topic}`));
    expect(cards.filter((card) => !isPlaced(card)).map(placeOf)).toEqual([]);
  });

  it('has versions that are minor versions in order', () => {
    const isVersion = (version: string | null): boolean => version === null || /^1\.\d+$/.test(version);
    const isRange = ({ kubernetes: { since, until } }: NoteCard): boolean =>
      isVersion(since) && isVersion(until) && !(since !== null && until !== null && isBefore(until, since));
    expect(cards.filter((card) => !isRange(card)).map(placeOf)).toEqual([]);
  });

  it('leans on no other card', () => {
    expect(cards.filter((card) => leaning.test(card.front)).map(placeOf)).toEqual([]);
  });

  it('shows what it calls above or below', () => {
    const isShown = (card: NoteCard): boolean => card.front.includes('```') || card.broken !== null || card.blanks.length > 0 || card.at !== '';
    const pointing = /\b(?:above|below|following)\b(?! `)/i;
    expect(cards.filter((card) => pointing.test(card.front) && !isShown(card)).map(placeOf)).toEqual([]);
  });

  it('names an object before it points at it', () => {
    const pointing = /\b(?:that (Pod|Deployment|Service|node|namespace|claim|volume|Secret|ConfigMap|Role)|those (Pod|node|claim|volume)s)\b(?! (?:in|on|of|that|with|which|whose|labelled))/g;
    const pointsBack = ({ front }: NoteCard): boolean =>
      [...front.matchAll(pointing)].some((match) => !front.slice(0, match.index).toLowerCase().includes((match[1] ?? match[2] ?? '').toLowerCase()));
    expect(cards.filter(pointsBack).map(placeOf)).toEqual([]);
  });
});
