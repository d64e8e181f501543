import type Database from 'better-sqlite3';
import type { CardKind, ExamTopic, ScenarioStep } from '../core/card';
import type { CardState, Instant, Memory, StudyDay } from '../core/scheduling/types';
import { stateOf } from './codes';
import { fromJson, toJson } from './json';
import type { Json } from './json';
import { prepareCommand, prepareQuery } from './statement';

/** A profile as stored; what `data` and `result` hold is for the reader to say. */
export interface StoredExam {
  id: number;
  name: string;
  data: unknown;
  createdAt: Instant;
  archivedAt: Instant | null;
  result: unknown;
}

export interface StoredMock {
  id: number;
  profileId: number | null;
  startedAt: Instant;
  paper: unknown;
  finishedAt: Instant | null;
  score: unknown;
}

/** A card as planning needs it. */
export interface ScopeCard {
  id: number;
  deckId: number;
  kind: CardKind;
  state: CardState;
  memory: Memory | null;
  lastDay: StudyDay | null;
  dueAt: Instant | null;
  dueDay: StudyDay | null;
  siblings: number;
  position: number;
  exams: ExamTopic[];
  tags: string[];
}

export interface Exams {
  list: () => StoredExam[];
  get: (id: number) => StoredExam | undefined;
  insert: (name: string, data: unknown, at: Instant) => number;
  update: (id: number, name: string, data: unknown) => void;
  archive: (id: number, at: Instant, result: unknown) => void;
  remove: (id: number) => boolean;
  /** Cards of these decks that can be asked on a day, in the order of decks and notes. */
  scope: (decks: ReadonlySet<number>, day: StudyDay) => ScopeCard[];
  /** Steps of scenarios, in the order of their notes. */
  scenarioCards: () => { id: number; scenario: ScenarioStep; exams: ExamTopic[] }[];
  /** Cards of these kinds that are no steps and belong to exams, in the order of their notes. */
  cardsOfExams: (kinds: readonly CardKind[]) => { id: number; kind: CardKind; exams: ExamTopic[]; siblings: number }[];
  /** Forecasts of the last reviews of known cards and what became of them, oldest first. */
  predictions: (last: number) => { predicted: number; recalled: boolean }[];

  mocks: () => StoredMock[];
  mock: (id: number) => StoredMock | undefined;
  insertMock: (profileId: number | null, paper: unknown, at: Instant) => number;
  finishMock: (id: number, score: unknown, at: Instant) => void;
  removeMock: (id: number) => boolean;
  progress: (mockId: number) => unknown;
  saveProgress: (mockId: number, data: unknown, at: Instant) => void;
}

type ExamRow = Omit<StoredExam, 'data' | 'result'> & { data: Json<unknown>; result: Json<unknown> | null };
type MockRow = Omit<StoredMock, 'paper' | 'score'> & { paper: Json<unknown>; score: Json<unknown> | null };
type ScopeRow = Omit<ScopeCard, 'state' | 'memory' | 'exams' | 'tags'> & {
  state: number;
  stability: number | null;
  difficulty: number | null;
  exams: Json<ExamTopic[]>;
  tags: Json<string[]>;
};

export function createExams(db: Database.Database): Exams {
  const columns = 'id, name, data, created_at AS createdAt, archived_at AS archivedAt, result';
  const selectAll = prepareQuery<[], ExamRow>(db, `SELECT ${columns} FROM exam_profile ORDER BY id`);
  const select = prepareQuery<[number], ExamRow>(db, `SELECT ${columns} FROM exam_profile WHERE id = ?`);
  const insert = prepareCommand<[string, string, Instant]>(db, 'INSERT INTO exam_profile (name, data, created_at) VALUES (?, ?, ?)');
  const update = prepareCommand<[string, string, number]>(db, 'UPDATE exam_profile SET name = ?, data = ? WHERE id = ?');
  const archive = prepareCommand<[Instant, string | null, number]>(db, 'UPDATE exam_profile SET archived_at = ?, result = ? WHERE id = ?');
  const remove = prepareCommand<[number]>(db, 'DELETE FROM exam_profile WHERE id = ?');
  const selectScope = prepareQuery<[StudyDay, string], ScopeRow>(
    db,
    `SELECT card.id, deck_id AS deckId, kind, state, stability, difficulty, last_day AS lastDay, due_at AS dueAt, due_day AS dueDay,
       siblings, position, exams, tags
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = deck_id
     WHERE suspended = 0 AND aside_at IS NULL AND (buried_day IS NULL OR buried_day < ?) AND deck_id IN (SELECT value FROM json_each(?))
     ORDER BY deck_id, position, card.id`,
  );
  const selectScenarios = prepareQuery<[], { id: number; scenario: Json<ScenarioStep>; exams: Json<ExamTopic[]> }>(
    db,
    `SELECT card.id, data -> '$.scenario' AS scenario, exams FROM card JOIN content ON content.card_id = card.id
     WHERE aside_at IS NULL AND suspended = 0 AND data -> '$.scenario' IS NOT NULL ORDER BY deck_id, position, card.id`,
  );
  const selectOfExams = prepareQuery<[string], { id: number; kind: CardKind; exams: Json<ExamTopic[]>; siblings: number }>(
    db,
    `SELECT card.id, kind, exams, siblings FROM card JOIN content ON content.card_id = card.id
     WHERE aside_at IS NULL AND suspended = 0 AND data -> '$.scenario' IS NULL AND exams <> '[]' AND kind IN (SELECT value FROM json_each(?))
     ORDER BY deck_id, position, card.id`,
  );
  const selectPredictions = prepareQuery<[number], { predicted: number; rating: number }>(
    db,
    `SELECT predicted, rating FROM review WHERE type = 0 AND undone = 0 AND practice = 0 AND state_before = 2 AND elapsed_days > 0
       AND predicted IS NOT NULL ORDER BY id DESC LIMIT ?`,
  );

  const mockColumns = 'id, profile_id AS profileId, started_at AS startedAt, paper, finished_at AS finishedAt, score';
  const selectMocks = prepareQuery<[], MockRow>(db, `SELECT ${mockColumns} FROM mock_exam ORDER BY id DESC`);
  const selectMock = prepareQuery<[number], MockRow>(db, `SELECT ${mockColumns} FROM mock_exam WHERE id = ?`);
  const insertMock = prepareCommand<[number | null, string, Instant]>(
    db,
    'INSERT INTO mock_exam (profile_id, paper, started_at) VALUES (?, ?, ?)',
  );
  const finishMock = prepareCommand<[Instant, string, number]>(db, 'UPDATE mock_exam SET finished_at = ?, score = ? WHERE id = ?');
  const removeMock = prepareCommand<[number]>(db, 'DELETE FROM mock_exam WHERE id = ?');
  const selectProgress = prepareQuery<[number], { data: Json<unknown> }>(db, 'SELECT data FROM mock_progress WHERE mock_id = ?');
  const upsertProgress = prepareCommand<[number, Instant, string]>(
    db,
    `INSERT INTO mock_progress (mock_id, at, data) VALUES (?, ?, ?)
     ON CONFLICT (mock_id) DO UPDATE SET at = excluded.at, data = excluded.data`,
  );

  return {
    list: () => selectAll.all().map(toExam),
    get: (id) => {
      const row = select.get(id);
      return row && toExam(row);
    },
    insert: (name, data, at) => insert.insert(name, toJson(data), at),
    update: (id, name, data) => void update.run(name, toJson(data), id),
    archive: (id, at, result) => void archive.run(at, result === null ? null : toJson(result), id),
    remove: (id) => remove.run(id) > 0,
    scope: (decks, day) =>
      selectScope.all(day, JSON.stringify([...decks])).map(({ state, stability, difficulty, exams, tags, ...row }) => ({
        ...row,
        state: stateOf(state),
        memory: stability === null || difficulty === null ? null : { stability, difficulty },
        exams: fromJson(exams),
        tags: fromJson(tags),
      })),
    scenarioCards: () =>
      selectScenarios.all().map(({ id, scenario, exams }) => ({ id, scenario: fromJson(scenario), exams: fromJson(exams) })),
    cardsOfExams: (kinds) => selectOfExams.all(JSON.stringify(kinds)).map(({ exams, ...row }) => ({ ...row, exams: fromJson(exams) })),
    predictions: (last) =>
      selectPredictions
        .all(last)
        .map(({ predicted, rating }) => ({ predicted, recalled: rating > 1 }))
        .reverse(),
    mocks: () => selectMocks.all().map(toMock),
    mock: (id) => {
      const row = selectMock.get(id);
      return row && toMock(row);
    },
    insertMock: (profileId, paper, at) => insertMock.insert(profileId, toJson(paper), at),
    finishMock: (id, score, at) => void finishMock.run(at, toJson(score), id),
    removeMock: (id) => removeMock.run(id) > 0,
    progress: (mockId) => {
      const row = selectProgress.get(mockId);
      return row && fromJson(row.data);
    },
    saveProgress: (mockId, data, at) => void upsertProgress.run(mockId, at, toJson(data)),
  };
}

function toExam({ data, result, ...row }: ExamRow): StoredExam {
  return { ...row, data: fromJson(data), result: result === null ? null : fromJson(result) };
}

function toMock({ paper, score, ...row }: MockRow): StoredMock {
  return { ...row, paper: fromJson(paper), score: score === null ? null : fromJson(score) };
}
