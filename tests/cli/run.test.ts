import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommand, runCommand } from '../../electron/cli/commands';
import type { Client } from '../../electron/contract';
import { questions, startTestApp, temporaryFolder, writeNotes } from '../app/test-app';

async function run(client: Client, args: string[], input: string[] = []) {
  const parsed = parseCommand(args);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  const out: string[] = [];
  const err: string[] = [];
  const lines = async function* () {
    yield* await Promise.resolve(input);
  };
  const code = await runCommand(parsed, client, (path) => path, { out: (text) => out.push(text), err: (text) => err.push(text), lines });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('studying without a window', () => {
  it('goes from due to next to answer to undo', async () => {
    const { client } = startTestApp({ 'a.md': questions(2) });
    expect((await run(client, ['due'])).out).toMatch(/^2 due, about \d+ min/);
    const next = JSON.parse((await run(client, ['next', '--json'])).out) as { card: { id: number } };
    const answered = await run(client, ['answer', String(next.card.id), 'easy', '--json']);
    expect(answered.code).toBe(0);
    expect(JSON.parse(answered.out)).toMatchObject({ card: next.card.id });
    expect((await run(client, ['stats'])).out).toContain('Today: 1 review');
    expect((await run(client, ['undo'])).out).toBe('Taken back: Answer.');
    expect((await run(client, ['undo', '--json'])).out).toBe('null');
  });

  it('says what is wrong with a rating, a card or a deck, and stores nothing', async () => {
    const { client } = startTestApp({ 'a.md': questions(1) });
    expect(await run(client, ['answer', '1', 'perfect'])).toMatchObject({ code: 2, out: '' });
    expect(await run(client, ['answer', '999', 'good'])).toMatchObject({ code: 1, out: '' });
    expect((await run(client, ['next', '--deck', 'No such'])).err).toContain('There is no deck');
    expect((await client.today({})).done.reviews).toBe(0);
  });
});

describe('deck authors', () => {
  it('get cards as JSON and problems with file, line and column', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: Good?\nA: yes\n\nQ: No answer\nA:\n' });
    const cards = JSON.parse((await run(client, ['cards', notes, '--json'])).out) as {
      front: string;
      source: { file: string; line: number };
    }[];
    expect(cards).toMatchObject([{ kind: 'basic', front: 'Good?', source: { file: 'a.md', line: 1 } }]);
    const check = await run(client, ['check', notes]);
    expect(check.code).toBe(1);
    expect(check.out).toMatch(/^a\.md:\d+:\d+: error: /);
    expect((await run(client, ['check', join(notes, 'none')])).code).toBe(1);
  });

  it('see what adding would make before it does, and choose the kinds', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const text =
      '# Jobs\n\nQ: Good?\nA: yes\n\nA CronJob is an object that starts Jobs on a schedule.\n\n```\nkubectl get jobs -n mill\n```\n';
    writeNotes(notes, { 'a.md': text });
    const { out, code } = await run(client, ['add', notes, '--dry-run']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'a.md',
      '  Jobs',
      '    Good?  [written as a card, line 3]',
      '    What is a CronJob?  [found: definitions (75 %), line 6]',
      '    List the Jobs in namespace `mill`.  [found: commands (90 %), line 9]',
      '3 cards: 1 written as cards, 1 commands, 1 definitions. Nothing was added; without --dry-run they are.',
    ]);
    expect(await client.noteFolders({})).toEqual([]);
    const some = await run(client, ['add', notes, '--dry-run', '--found', 'commands', '--json']);
    expect(JSON.parse(some.out)).toHaveLength(2);
    expect((await run(client, ['add', notes, '--found', 'comands'])).code).toBe(2);
    expect((await run(client, ['add', notes, '--found', 'none'])).out).toMatch(/^1 added/);
    expect((await run(client, ['add', notes, '--found', 'commands'])).out).toMatch(/^1 added/);
    expect((await client.noteFolders({})).find(({ path }) => path === notes)?.choices.found).toEqual(['commands']);
  });

  it('see what reading again would change, before it does', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const fact = (name: string) => `Q: What is ${name}?\nA: The answer to ${name}.\n`;
    writeNotes(notes, { 'a.md': `${fact('one')}\n${fact('two')}\n${fact('three')}`, 'b.md': fact('four') });
    await client.addNotes({ path: notes });
    expect((await run(client, ['sync', '--dry-run'])).out).toBe('Nothing was changed.');
    writeNotes(notes, {
      'a.md': `${fact('one').replace('What is one', 'What on earth is one')}\n${fact('three').replace('The', 'Another')}\n${fact('five')}\n${fact('four')}`,
      'b.md': 'Empty.\n',
    });
    expect((await run(client, ['sync', '--dry-run'])).out.split('\n')).toEqual([
      notes,
      '  + What is five?',
      '  ~ What is one?',
      '    → What on earth is one?',
      '  ~ What is three? (another answer)',
      '  > What is four?',
      '  - What is two?',
      '  1 added, 2 updated, 1 moved, 1 set aside',
      'Nothing was changed.',
    ]);
    expect((await run(client, ['sync'])).out).toBe('1 added, 2 updated, 1 moved, 0 unchanged, 1 set aside');
  });

  it('find every name of the JSON on its page, and no other', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: Good?\nA: yes\n' });
    const [card = {}] = JSON.parse((await run(client, ['cards', notes, '--json'])).out) as object[];
    const page = readFileSync(new URL('../../docs/cards.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(Object.keys(card).sort()).toEqual(documented.sort());
  });

  it('hear of places that can not be read, and of every passage that makes no card', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    expect(await run(client, ['cards', join(notes, 'none')])).toMatchObject({
      code: 1,
      err: expect.stringContaining("can't be opened") as unknown,
    });
    expect((await run(client, ['cards', notes])).err).toMatch(/no Markdown/);
    writeNotes(notes, { 'a.md': 'Who knows?\n\nQ: Good?\nA: yes\n\n```\none\ntwo\n```\n' });
    const { code, out, err } = await run(client, ['cards', notes]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/1 card; 2 passages without one/);
    expect((await run(client, ['cards', notes, '--skipped'])).out).toMatch(
      /^a\.md:1: .+\na\.md:7-8: output or text in a code block\n2 passages/,
    );
    expect(JSON.parse((await run(client, ['cards', notes, '--skipped', '--json'])).out)).toMatchObject([
      { file: 'a.md', line: 1, endLine: 1 },
      { file: 'a.md', line: 7, endLine: 8 },
    ]);
  });
});

describe('grading', () => {
  it('prints a verdict, and a line for each line of a batch', async () => {
    const { client } = startTestApp({});
    const one = await run(client, [
      'grade',
      '--kind',
      'command',
      '--expected',
      'kubectl get pods -n dev',
      '--answer',
      'k get po --namespace dev',
    ]);
    expect(one).toEqual({ code: 0, out: 'correct', err: '' });
    const accepted = ['grade', '--kind', 'basic', '--expected', 'a', '--answer', 'c', '--accept', 'b', '--accept', 'c', '--json'];
    expect(JSON.parse((await run(client, accepted)).out)).toMatchObject({ verdict: 'correct', matched: { index: 2 } });
    const batch = await run(
      client,
      ['grade', '--batch'],
      [
        '{"id":"a","kind":"yaml","expected":"replicas: 3","answer":"replicas: 4","at":"Deployment spec"}',
        'nonsense',
        '',
        '{"id":7,"kind":"basic","expected":"etcd","answer":"etcd"}',
      ],
    );
    expect(batch.out.split('\n').map((line) => JSON.parse(line) as object)).toMatchObject([
      { id: 'a', verdict: 'wrong' },
      { id: null, error: 'This line is not JSON.' },
      { id: 7, verdict: 'correct', reasons: [] },
    ]);
    const rhyme = await run(client, ['grade', '--kind', 'rhyme', '--expected', 'a', '--answer', 'b']);
    expect(rhyme).toMatchObject({ code: 2, err: expect.stringContaining(`kind can't be "rhyme".`) as string });
    expect((await run(client, ['grade'])).err).toContain('kind is missing.');
  });
});

describe('ids', () => {
  it('are shown as a diff, and written only when asked', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: Good?\nA: yes\n' });
    const shown = await run(client, ['ids', notes]);
    expect(shown.out).toMatch(/^--- a\.md\n[\s\S]*\+A: yes <!-- id: k\w+ -->[\s\S]*1 id for 1 note; --write writes them\.$/);
    expect(readFileSync(join(notes, 'a.md'), 'utf8')).toBe('Q: Good?\nA: yes\n');
    expect((await run(client, ['ids', notes, '--write'])).out).toBe('a.md: 1 id written.');
    expect(readFileSync(join(notes, 'a.md'), 'utf8')).toMatch(/^Q: Good\?\nA: yes <!-- id: k\w+ -->\n$/);
    expect((await run(client, ['ids', notes])).out).toBe('There is no id to write.');
  });
});
