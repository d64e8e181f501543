import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canBeNotes, recognise } from '../../electron/exchange/recognise';
import { temporaryFolder } from '../store/temporary-store';
import { sampleDocuments } from './make-documents';
import { makeZip } from './make-zip';
import { madeFile } from './open-made';

const zip = (name: string) => makeZip([{ name, bytes: Buffer.from('x') }]);

describe('a file is recognised', () => {
  it.each([
    ['anki-package', zip('collection.anki21b')],
    ['mochi', zip('data.json')],
    ['mnemosyne', zip('cards.xml')],
    ['anki-collection', 'SQLite format 3\0...'],
    ['kubedeck-json', sampleDocuments.kubedeckJson],
    ['crowdanki', sampleDocuments.crowdAnki],
    ['mnemosyne', sampleDocuments.mnemosyne],
    ['mnemosyne-xml', sampleDocuments.oldMnemosyne],
    ['anki-text', sampleDocuments.ankiText],
    ['csv', sampleDocuments.csv],
    ['quizlet', 'pod\tunit\nnode\tmachine\n'],
    ['hashcards', 'Q: What is a Pod?\nA: The smallest unit.\n\nC: [etcd] keeps state.\n'],
    ['obsidian', 'What is a Pod?\n?\nThe smallest unit.\n<!--SR:!2026-05-04,3,250-->\n'],
    ['logseq', '- What is a Pod? #card\n  card-last-interval:: 4\n\t- The smallest unit\n'],
    ['org-drill', '* Pods :drill:\nWhat is a Pod?\n** Answer\nThe smallest unit.\n'],
    ['remnote', '- Kube\n    - Pod :: the smallest unit\n    - Node >> a machine\n'],
  ])('as %s by what is in it, whatever it is called', async (format, bytes) => {
    for (const name of ['file', 'file.bin', 'file.txt']) expect(await recognise(madeFile(name, bytes))).toBe(format);
  });

  it.each([
    ['nothing', '', /empty/],
    ['a pickle', Buffer.from('\x80\x02}q\x01.', 'latin1'), /Mnemosyne/],
    ['an old data base of Mnemosyne', '--- Mnemosyne Data Base --- Format Version 1 ---\n(lp', /export it as XML/],
    ['another archive', makeZip([{ name: 'notes.md', bytes: Buffer.from('x') }]), /unpack it first/],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0]), /packed/],
    ['JSON of another program', '{"cards": []}', /JSON of a program/],
    ['XML of another program', '<?xml version="1.0"?><svg/>', /XML of a program/],
    ['prose', 'This is a sentence.\n\nThis is another one\n', /knows no program/],
    ['bytes', Buffer.from([1, 2, 3, 0, 0xff]), /zero bytes|not text/],
  ])('not when it is %s, with one sentence that says why', async (_name, bytes, sentence) => {
    const answer = await recognise(madeFile('file', bytes));
    expect(answer).toMatchObject({ refused: expect.stringMatching(sentence) as unknown });
    expect(answer).toMatchObject({ refused: expect.stringContaining('Nothing was imported') as unknown });
  });

  it('as notes when nothing in its Markdown is another program’s', async () => {
    expect(await recognise(madeFile('pods.md', '# Pods\n\nThe smallest unit.\n'))).toMatchObject({ notes: true });
    expect(await recognise(madeFile('pods.md', '---\nexams: { ckad: x }\n---\nQ: a\nA: b\n'))).toMatchObject({ notes: true });
  });

  it('as notes when it is prose in a plain text', async () => {
    expect(await recognise(madeFile('pods.txt', 'This is a sentence.\n\nThis is another one\n'))).toMatchObject({ notes: true });
  });

  it.each([
    ['Q: What is a Pod?\nA: The smallest unit.\n', true],
    ['Pod :: the smallest unit\n\n- Node :: a machine\n', true],
    ['What is a Pod?\n?\nThe smallest unit.\n', true],
    ['- Keep the list: `kubectl get pods >> /tmp/pods`\n', true],
    ['Q: What is a Pod?\nA: The smallest unit.\n\nC: [etcd] keeps state.\n', false],
    ['What is a Pod?\n?\nThe smallest unit.\n<!--SR:!2026-05-04,3,250-->\n', false],
    ['# Pods #flashcards\n\nPod::the smallest unit\n', false],
    ['- Node >> a machine\n', false],
  ])('as what notes may be too, where no other program alone writes so: %j', (text, expected) => {
    expect(canBeNotes(madeFile('pods.md', text))).toBe(expected);
  });

  it('as a table by its name when another encoding hides its text, and its reader says which to choose', async () => {
    expect(await recognise(madeFile('table.csv', Buffer.from('caf\xe9,coffee\n', 'latin1')))).toBe('csv');
  });

  it('not when it is not there', async () => {
    await expect(recognise(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a folder is recognised', () => {
  const folderOf = (files: Record<string, string>) => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  };

  it.each([
    ['crowdanki', { 'deck.json': '{}', 'media/a.md': 'x' }],
    ['logseq', { 'logseq/config.edn': '{}', 'pages/a.md': '- x' }],
    ['hashcards', { 'a.md': 'prose', 'b.md': 'Q: a\nA: b\n' }],
    ['obsidian', { 'a.md': 'prose', 'deep/b.md': 'a::b\n<!--SR:!2026-05-04,3,250-->\n' }],
    ['org-drill', { 'a.org': '* x :drill:\n' }],
  ] as [string, Record<string, string>][])('as %s', async (format, files) => {
    expect(await recognise(folderOf(files))).toBe(format);
  });

  it('as notes too, where all it has of another program’s is what notes have', () => {
    expect(canBeNotes(folderOf({ 'a.md': 'prose', 'b.md': 'Q: a\nA: b\n' }))).toBe(true);
    expect(canBeNotes(folderOf({ 'hashcards.db': 'x', 'b.md': 'Q: a\nA: b\n' }))).toBe(false);
    expect(canBeNotes(folderOf({ 'a.txt': 'This is prose.\n\nAnd more of it\n' }))).toBe(true);
    expect(canBeNotes(folderOf({ 'read me.txt': 'This is prose.\n', 'sea.apkg': 'PK' }))).toBe(false);
    expect(canBeNotes(join(temporaryFolder(), 'none'))).toBe(false);
  });

  it('as notes, or as nothing', async () => {
    expect(await recognise(folderOf({ 'a.txt': 'This is prose.\n\nAnd more of it\n' }))).toMatchObject({ notes: true });
    expect(await recognise(folderOf({ 'a.md': '# Pods\n' }))).toMatchObject({ notes: true });
    expect(await recognise(folderOf({ 'a.png': 'x', 'node_modules/b.md': 'x' }))).toMatchObject({ refused: expect.any(String) as unknown });
  });
});
