/** Version 3: what the person decides about a card that its note decides too. Reading the note again leaves it as it is. */
export const schemaV3 = `
-- Set aside by the person, although a note has it.
ALTER TABLE card ADD COLUMN put_aside INTEGER NOT NULL DEFAULT 0 CHECK (put_aside IN (0, 1));
-- In a deck the person chose.
ALTER TABLE card ADD COLUMN moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1));
-- Tags added to, and taken from, those of the note: {"added": [], "removed": []}.
ALTER TABLE content ADD COLUMN tag_changes TEXT CHECK (json_valid(tag_changes));
`;
