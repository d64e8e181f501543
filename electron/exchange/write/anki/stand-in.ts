import type { Instant } from '../../../core/scheduling/types';
import { defaultStudyOptions } from '../../../core/decks';
import { defaultQueueOptions, defaultSchedulingOptions } from '../../../core/scheduling/options';
import { makeDatabase } from './database';
import { makeDecks } from './decks';
import { notetypeId, notetypeJson } from './notetypes';

const type = {
  key: 'anki:1735689600003',
  name: 'Notice',
  cloze: false,
  fields: ['Text'],
  templates: [{ name: 'Card', front: '{{Text}}', back: '{{Text}}' }],
  css: '',
};

/** What an Anki shows that is too old for the cards: every package has one note under the oldest name. */
export function makeStandIn(now: Instant): Buffer {
  const modified = Math.floor(now / 1000);
  const id = notetypeId(type);
  const decks = makeDecks(
    { cards: [], decks: [] },
    { ...defaultSchedulingOptions, ...defaultQueueOptions, ...defaultStudyOptions },
    modified,
  );
  const notice = 'These cards need Anki 2.1 or newer.';
  return makeDatabase({
    createdAt: modified,
    modifiedAt: now,
    settings: { nextPos: 2, schedVer: 1, sortType: 'noteFld', curDeck: 1, activeDecks: [1], curModel: id, collapseTime: 1200 },
    notetypes: { [id]: notetypeJson(type, id, type.name, modified) },
    decks: decks.decks,
    options: decks.options,
    tags: [],
    notes: [[now, 'kd-notice', id, modified, -1, '', notice, notice, 0, 0, '']],
    cards: [[now, now, 1, 0, modified, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '']],
    reviews: [],
  });
}
