import { resolve } from 'node:path';
import { commands } from './commands';

export interface Arguments {
  dataDir: string | null;
  selfTest: boolean;
  /** Look only. */
  readonly: boolean;
  /** A command and what follows it, when the program was started as a command line. */
  command: string[] | null;
}

/** Reads the desktop program's arguments. Chromium's own switches stand among them and are passed over. */
export function readArguments(args: readonly string[]): Arguments {
  const first = args.findIndex((argument, index) => !argument.startsWith('-') && args[index - 1] !== '--data');
  const name = args[first];
  if (name !== undefined && (Object.hasOwn(commands, name) || name === 'help')) {
    return {
      dataDir: dataDirOf(args),
      selfTest: false,
      readonly: false,
      command: args.slice(first).filter((argument) => argument !== '--no-sandbox'),
    };
  }
  return { dataDir: dataDirOf(args), selfTest: args.includes('--self-test'), readonly: args.includes('--read-only'), command: null };
}

function dataDirOf(args: readonly string[]): string | null {
  const joined = args.find((argument) => argument.startsWith('--data='));
  const dir = joined ? joined.slice('--data='.length) : args[args.indexOf('--data') + 1];
  return (joined || args.includes('--data')) && dir ? resolve(dir) : null;
}
