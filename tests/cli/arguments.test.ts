import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../electron/cli/arguments';
import { parseCommand } from '../../electron/cli/commands';

describe('the desktop program’s arguments', () => {
  it('open the window, on a data folder when one is named', () => {
    expect(readArguments([])).toEqual({ dataDir: null, selfTest: false, readonly: false, command: null });
    expect(readArguments(['--no-sandbox', '--data', 'here'])).toEqual({
      dataDir: resolve('here'),
      selfTest: false,
      readonly: false,
      command: null,
    });
    expect(readArguments(['--data=here', '--self-test'])).toEqual({
      dataDir: resolve('here'),
      selfTest: true,
      readonly: false,
      command: null,
    });
    expect(readArguments(['--data', 'here', '--read-only'])).toMatchObject({ dataDir: resolve('here'), readonly: true });
  });

  it('are a command when its name comes first, whatever switches stand around it', () => {
    expect(readArguments(['--no-sandbox', 'due', '--json', '--no-sandbox']).command).toEqual(['due', '--json']);
    expect(readArguments(['--data', 'verify', 'due']).command).toEqual(['due']);
  });
});

describe('the command line', () => {
  it.each([[[]], [['help']], [['nonsense']], [['answer', '1']], [['due', 'extra']], [['due', '--unknown']], [['next', '--deck']]])(
    'explains %j',
    (args) => {
      expect(parseCommand(args)).toHaveProperty('wrong');
    },
  );

  it('opens the data for writing only where something is written', () => {
    const access = (...args: string[]) => {
      const parsed = parseCommand(args);
      return 'wrong' in parsed ? parsed.wrong : parsed.access;
    };
    expect([access('due'), access('answer', '1', 'good'), access('verify'), access('verify', '--repair'), access('cards', 'x')]).toEqual([
      'read',
      'write',
      'read',
      'write',
      'none',
    ]);
  });
});
