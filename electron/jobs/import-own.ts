import type { Instant } from '../core/scheduling/types';
import type { ImportedCard, OwnCollection } from '../exchange/collection';
import type { KnownImport } from '../store/imported';
import type { Store } from '../store/store';

/** What only our own file keeps: where notes are, texts and answers of the person, exams. What is here already stays. */
export interface OwnWriter {
  /** Row of the note file a card belongs to; null for a card without one. */
  fileOf: (card: ImportedCard) => number | null;
  writeCard: (id: number, card: ImportedCard) => void;
  /** What the person made of a card that is here: their text where there is none yet, and answers they declared right. */
  mergeCard: (known: KnownImport, card: ImportedCard) => void;
  /** Where nothing was done yet, what the person had done to a card elsewhere: its deck, its tags, that it is set aside. */
  takeOver: (known: KnownImport, card: ImportedCard, deckId: number) => void;
  /** What stands beside the cards. */
  writeRest: () => void;
}

export function createOwnWriter(store: Store, own: OwnCollection | undefined, now: Instant): OwnWriter {
  const sources = new Map<string, number>();
  const sourceOf = (path: string): number => {
    const there = sources.get(path) ?? store.sources.byPath(path)?.id;
    if (there !== undefined) {
      sources.set(path, there);
      return there;
    }
    const told = own?.sources.find((source) => source.path === path);
    const id = store.sources.insert(told?.kind ?? 'folder', path, told?.addedAt ?? now);
    if (told) {
      store.sources.setChoices(id, told.choices);
      if (told.removedAt !== null) store.sources.setRemoved(id, told.removedAt);
    }
    sources.set(path, id);
    return id;
  };
  const files = new Map<string, number>();

  return {
    fileOf: ({ own: card }) => {
      if (!card?.source) return null;
      const { path, file } = card.source;
      const name = `${path}\0${file}`;
      const sourceId = sourceOf(path);
      const there = files.get(name) ?? store.sources.files(sourceId).find((each) => each.path === file)?.id;
      // Without a size or time the file is read again at the next sync.
      const id = there ?? store.sources.putFile({ sourceId, path: file, hash: '', size: -1, mtimeMs: 0, readAt: now, problems: [] });
      files.set(name, id);
      return id;
    },
    writeCard: (id, { own: card }) => {
      if (!card) return;
      const { edited, accepted, asideAt } = card;
      if (edited) store.cards.putOwnText(id, edited.text, edited.base, edited.at);
      for (const { answer, reason, at } of accepted) store.accepted.put(id, answer, reason, at);
      if (asideAt !== null) store.marks.setAside([id], asideAt);
    },
    mergeCard: ({ id, editedAt }, { own: card }) => {
      if (!card) return;
      if (card.edited && editedAt === null) store.cards.putOwnText(id, card.edited.text, card.edited.base, card.edited.at);
      for (const { answer, reason, at } of card.accepted) store.accepted.put(id, answer, reason, at);
    },
    takeOver: ({ id, fromNote }, { own: card, tags }, deckId) => {
      if (!card || !fromNote) return;
      const here = store.cards.get(id)?.tags ?? [];
      const [missing, extra] = [tags.filter((tag) => !here.includes(tag)), here.filter((tag) => !tags.includes(tag))];
      if (missing.length + extra.length > 0) store.bulk.changeTags([id], missing, extra);
      if (store.cards.deckOf(id) !== deckId) store.bulk.move([id], deckId);
      if (card.asideAt !== null) store.bulk.putAside([id], card.asideAt);
    },
    writeRest: () => {
      if (!own) return;
      for (const { path } of own.sources) sourceOf(path);
      for (const [name, value] of Object.entries(own.settings)) {
        if (store.settings.get(name) === undefined) store.settings.set(name, value);
      }
      for (const { path, key, card } of own.unwanted) store.unwanted.restore(sourceOf(path), key, card);
      const profiles = own.examProfiles.map((profile) => putProfile(store, profile));
      for (const mock of own.mockExams) putMock(store, mock, mock.profile === null ? null : (profiles[mock.profile] ?? null));
    },
  };
}

/** The row of a profile, which is here already when it was made at the same moment. */
function putProfile({ exams }: Store, { name, data, createdAt, archivedAt, result }: OwnCollection['examProfiles'][number]): number {
  const here = exams.list().find((each) => each.createdAt === createdAt);
  if (here) return here.id;
  const id = exams.insert(name, data, createdAt);
  if (archivedAt !== null) exams.archive(id, archivedAt, result);
  return id;
}

function putMock(
  { exams }: Store,
  { startedAt, paper, finishedAt, score }: OwnCollection['mockExams'][number],
  profile: number | null,
): void {
  if (exams.mocks().some((each) => each.startedAt === startedAt)) return;
  const id = exams.insertMock(profile, paper, startedAt);
  if (finishedAt !== null) exams.finishMock(id, score, finishedAt);
}
