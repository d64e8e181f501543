/**
 * Version 1. Tables that undo reaches have a whole-number primary key (it names rows by it) and only BINARY collation (it compares
 * by it); where it can delete rows their numbers are never given again.
 * `card` rows hold identity and schedule and stay small; text is apart in `content`, so that an answer writes little.
 */
export const schemaV1 = `
CREATE TABLE deck (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('bundled', 'folder', 'file', 'import')),
  path TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL,
  read_at INTEGER,
  trouble TEXT,
  choices TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(choices)),
  removed_at INTEGER
) STRICT;

CREATE TABLE note_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  read_at INTEGER NOT NULL,
  problems TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(problems)),
  gone_at INTEGER,
  UNIQUE (source_id, path)
) STRICT;

CREATE TABLE card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  deck_id INTEGER NOT NULL REFERENCES deck (id),
  kind TEXT NOT NULL CHECK (kind IN ('command', 'yaml', 'concept', 'cloze', 'basic')),
  file_id INTEGER REFERENCES note_file (id),
  note_key TEXT NOT NULL,
  note_id TEXT,
  line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  position INTEGER NOT NULL,
  siblings INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
  step INTEGER NOT NULL DEFAULT 0,
  stability REAL CHECK (stability > 0),
  difficulty REAL CHECK (difficulty BETWEEN 1 AND 10),
  due_at INTEGER,
  due_day INTEGER,
  interval INTEGER NOT NULL DEFAULT 0 CHECK (interval >= 0),
  last_at INTEGER,
  last_day INTEGER,
  reps INTEGER NOT NULL DEFAULT 0 CHECK (reps >= 0),
  lapses INTEGER NOT NULL DEFAULT 0 CHECK (lapses >= 0),
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
  buried_day INTEGER,
  flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 4),
  leech INTEGER NOT NULL DEFAULT 0 CHECK (leech IN (0, 1)),
  aside_at INTEGER,
  added_at INTEGER NOT NULL,
  edited_at INTEGER,
  CHECK ((stability IS NULL) = (difficulty IS NULL)),
  CHECK (state = 0 OR due_day IS NOT NULL)
) STRICT;

CREATE TABLE content (
  card_id INTEGER PRIMARY KEY REFERENCES card (id),
  front TEXT NOT NULL,
  answer TEXT NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  exams TEXT NOT NULL CHECK (json_valid(exams)),
  data TEXT NOT NULL CHECK (json_valid(data)),
  own TEXT CHECK (json_valid(own)),
  note_hash TEXT NOT NULL
) STRICT;

CREATE TABLE accepted (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL REFERENCES card (id),
  answer TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (card_id, answer)
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  label TEXT NOT NULL,
  card_id INTEGER,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undone_at INTEGER
) STRICT;

CREATE TABLE change (
  action_id INTEGER NOT NULL REFERENCES action (id),
  number INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('insert', 'update', 'delete')),
  old TEXT CHECK (json_valid(old)),
  PRIMARY KEY (action_id, number)
) STRICT, WITHOUT ROWID;

-- The log. card_id has no REFERENCES: the undone reviews of a card outlive it when its making is taken back.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  card_id INTEGER NOT NULL,
  type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 3),
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  day INTEGER NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 4),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  state_before INTEGER NOT NULL CHECK (state_before BETWEEN 0 AND 3),
  state_after INTEGER NOT NULL CHECK (state_after BETWEEN 0 AND 3),
  step_after INTEGER NOT NULL,
  due_at INTEGER,
  due_day INTEGER,
  interval INTEGER NOT NULL,
  elapsed_days INTEGER,
  predicted REAL CHECK (predicted BETWEEN 0 AND 1),
  typed TEXT,
  verdict TEXT CHECK (verdict IN ('correct', 'partial', 'wrong')),
  hints INTEGER NOT NULL DEFAULT 0 CHECK (hints >= 0),
  overruled TEXT,
  data TEXT CHECK (json_valid(data)),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  CHECK ((type = 0) = (rating IS NOT NULL))
) STRICT;
CREATE INDEX review_card ON review (card_id);
CREATE INDEX review_action ON review (action_id);
CREATE INDEX review_day ON review (day, type, undone, card_id, state_before, duration_ms) WHERE undone = 0 AND type = 0;

CREATE TRIGGER review_keep BEFORE DELETE ON review BEGIN
  SELECT raise(ABORT, 'the review log is append-only');
END;
CREATE TRIGGER review_frozen BEFORE UPDATE ON review
WHEN OLD.undone = 1 OR NEW.undone <> 1 OR (
  NEW.id, NEW.action_id, NEW.card_id, NEW.type, NEW.at, NEW.utc_offset, NEW.day, NEW.rating, NEW.duration_ms, NEW.state_before, NEW.state_after,
  NEW.step_after, NEW.due_at, NEW.due_day, NEW.interval, NEW.elapsed_days, NEW.predicted, NEW.typed, NEW.verdict, NEW.hints, NEW.overruled, NEW.data
) IS NOT (
  OLD.id, OLD.action_id, OLD.card_id, OLD.type, OLD.at, OLD.utc_offset, OLD.day, OLD.rating, OLD.duration_ms, OLD.state_before, OLD.state_after,
  OLD.step_after, OLD.due_at, OLD.due_day, OLD.interval, OLD.elapsed_days, OLD.predicted, OLD.typed, OLD.verdict, OLD.hints, OLD.overruled, OLD.data
) BEGIN
  SELECT raise(ABORT, 'the review log is append-only');
END;

CREATE INDEX card_file ON card (file_id, note_key);
CREATE INDEX card_siblings ON card (siblings);
CREATE INDEX card_deck ON card (deck_id, aside_at) WHERE aside_at IS NULL;
-- What a day's queue reads, complete in the index.
CREATE INDEX card_new ON card (deck_id, position, siblings, buried_day, state, suspended, aside_at)
  WHERE state = 0 AND suspended = 0 AND aside_at IS NULL;
CREATE INDEX card_steps ON card (due_at, deck_id, siblings, buried_day, state, due_day, suspended, aside_at)
  WHERE due_at IS NOT NULL AND suspended = 0 AND aside_at IS NULL;
CREATE INDEX card_due ON card (due_day, deck_id, siblings, buried_day, state, stability, last_day, due_at, suspended, aside_at)
  WHERE due_day IS NOT NULL AND due_at IS NULL AND suspended = 0 AND aside_at IS NULL;
`;
