/**
 * Version 2: facts that stand in several notes, cards from other programs with their templates and media, exam profiles and mock
 * exams, and answers given for practice, which leave the memory as it is.
 */
export const schemaV2 = `
-- A further passage that makes a card: the card's own place stands in its row.
CREATE TABLE also_in (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL REFERENCES card (id),
  file_id INTEGER NOT NULL REFERENCES note_file (id),
  line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  heading TEXT NOT NULL CHECK (json_valid(heading))
) STRICT;
CREATE INDEX also_in_card ON also_in (card_id);
CREATE INDEX also_in_file ON also_in (file_id);

-- A card found in a note that the person does not want, as it was read last: an edit of its passage must not bring it back.
CREATE TABLE unwanted (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  note_key TEXT NOT NULL,
  card TEXT NOT NULL CHECK (json_valid(card))
) STRICT;
CREATE INDEX unwanted_source ON unwanted (source_id);

CREATE TABLE imported_type (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE imported_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  type_id INTEGER NOT NULL REFERENCES imported_type (id),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX imported_note_type ON imported_note (type_id);

ALTER TABLE card ADD COLUMN imported_note INTEGER REFERENCES imported_note (id);
ALTER TABLE card ADD COLUMN template INTEGER;
CREATE INDEX card_imported ON card (imported_note) WHERE imported_note IS NOT NULL;
-- Cards without a note file are found again by their key.
CREATE INDEX card_loose ON card (note_key) WHERE file_id IS NULL;

-- A picture or sound: the file of this name in the media folder. What a name stands for never changes.
CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  sha1 TEXT NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX media_sha1 ON media (sha1);

CREATE TABLE exam_profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  result TEXT CHECK (json_valid(result))
) STRICT;

CREATE TABLE mock_exam (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id INTEGER,
  started_at INTEGER NOT NULL,
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  finished_at INTEGER,
  score TEXT CHECK (json_valid(score))
) STRICT;

-- What was typed in a mock exam so far. Written at every pause of the keys, so undo does not follow it.
CREATE TABLE mock_progress (
  mock_id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

ALTER TABLE review ADD COLUMN practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1));
DROP INDEX review_day;
CREATE INDEX review_day ON review (day, type, undone, practice, card_id, state_before, duration_ms) WHERE undone = 0 AND type = 0;
DROP TRIGGER review_frozen;
CREATE TRIGGER review_frozen BEFORE UPDATE ON review
WHEN OLD.undone = 1 OR NEW.undone <> 1 OR (
  NEW.id, NEW.action_id, NEW.card_id, NEW.type, NEW.at, NEW.utc_offset, NEW.day, NEW.rating, NEW.duration_ms, NEW.state_before, NEW.state_after,
  NEW.step_after, NEW.due_at, NEW.due_day, NEW.interval, NEW.elapsed_days, NEW.predicted, NEW.typed, NEW.verdict, NEW.hints, NEW.overruled,
  NEW.data, NEW.practice
) IS NOT (
  OLD.id, OLD.action_id, OLD.card_id, OLD.type, OLD.at, OLD.utc_offset, OLD.day, OLD.rating, OLD.duration_ms, OLD.state_before, OLD.state_after,
  OLD.step_after, OLD.due_at, OLD.due_day, OLD.interval, OLD.elapsed_days, OLD.predicted, OLD.typed, OLD.verdict, OLD.hints, OLD.overruled,
  OLD.data, OLD.practice
) BEGIN
  SELECT raise(ABORT, 'the review log is append-only');
END;
`;
