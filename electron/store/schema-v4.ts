/** Version 4: cards that no note file made have an index of their own, `card_loose`; an import wrote each of them into both. */
export const schemaV4 = `
DROP INDEX card_file;
CREATE INDEX card_file ON card (file_id, note_key) WHERE file_id IS NOT NULL;
`;
