import { describe, expect, it } from 'vitest';
import { readFlag, readGrammar } from '../../../electron/core/kubernetes/grammar';
import grammarData from '../../../electron/core/kubernetes/kubectl-grammar.json';
import { extractGrammar, parseHelp, runClient } from '../../../scripts/extract-kubectl-grammar';

const client = process.env['KUBEDECK_KUBECTL'] ?? '';
const grammar = readGrammar(grammarData);

describe('the kubectl grammar', () => {
  it('is in the notation of its script, every flag of it', () => {
    const lists = [grammarData.global, ...Object.values(grammarData.commands).map(({ flags }) => flags)];
    const notations = lists.flatMap((list) => list.split(' ')).filter((notation) => notation !== '');
    expect(notations.filter((notation) => readFlag(notation) === null)).toEqual([]);
    expect(notations.length).toBeGreaterThan(800);
    expect(grammarData.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('knows that one letter means different flags', () => {
    const longName = (command: string, letter: string): string | undefined =>
      grammar.commands.get(command)?.flags.byShort.get(letter)?.name;
    expect(['get', 'logs', 'patch', 'port-forward', 'proxy'].map((command) => longName(command, 'f') ?? longName(command, 'p'))).toEqual([
      'filename',
      'follow',
      'filename',
      undefined,
      'port',
    ]);
    expect(longName('patch', 'p')).toBe('patch');
  });

  it('reads types, defaults and values that may be left out', () => {
    expect(readFlag('dry-run:string?=none')).toEqual({ name: 'dry-run', short: '', type: 'string', optionalValue: true, fallback: 'none' });
    expect(readFlag('replicas,r:int=1')).toMatchObject({ short: 'r', type: 'int', fallback: '1' });
    expect(readFlag('from-literal:list')).toMatchObject({ type: 'array' });
    expect(readFlag('verb:list')).toMatchObject({ type: 'slice' });
    expect(readFlag('all:bool')).toMatchObject({ fallback: 'false' });
    expect(readFlag('no notation')).toBeNull();
  });

  it('finds commands by alias', () => {
    expect(grammar.root.children.get('create')?.children.get('deploy')?.path).toBe('create deployment');
    expect(grammar.root.children.get('top')?.children.get('po')?.path).toBe('top pod');
  });

  it('is what a real kubectl says of itself', { timeout: 120_000 }, async () => {
    if (client === '') {
      console.info('No kubectl: set KUBEDECK_KUBECTL to a client to check the grammar against it.');
      expect(grammar.commands.size).toBeGreaterThan(100);
      return;
    }
    const found = await extractGrammar(runClient(client, '/nonexistent'), '/nonexistent');
    if (found.version === grammarData.version) expect(found).toEqual(grammarData);
    else expect(Object.keys(found.commands)).toEqual(expect.arrayContaining(['get', 'create deployment', 'rollout undo']));
  });
});

describe('help text', () => {
  it('is cut into flags, aliases and commands', () => {
    const page = parseHelp(
      "Does things.\n\nAliases:\nthing, th\n\nAvailable Commands:\n  do          Do it\n\nOptions:\n    -o, --output='':\n\tHow.\n\n    --all=false:\n\tAll.\n\nUsage:\n  tool thing\n",
    );
    expect(page).toEqual({
      flags: [
        { name: 'output', short: 'o', fallback: "''" },
        { name: 'all', short: '', fallback: 'false' },
      ],
      aliases: ['thing', 'th'],
      subcommands: ['do'],
    });
  });
});
