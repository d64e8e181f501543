import { shell } from 'electron';
import { spawn } from 'node:child_process';
import { AppError } from '../core/errors';

/** The words of a command template with the file and the line put in. Words are split before, so a path may hold blanks. */
export function editorCommand(template: string, file: string, line: number): string[] {
  const words = template.trim().split(/\s+/);
  const named = words.some((word) => word.includes('{file}')) ? words : [...words, '{file}'];
  return named.map((word) => word.replaceAll('{line}', String(line)).replaceAll('{file}', file));
}

/** Opens a note with the system's program for it, or with the person's own command, without a shell. Throws AppError. */
export async function openNote(file: string, line: number, editor: string): Promise<void> {
  if (editor === 'system') {
    const failure = await shell.openPath(file);
    if (failure !== '') throw new AppError('unsupported', `The note could not be opened: ${failure}. Choose an editor in Settings.`);
    return;
  }
  const [program = '', ...args] = editorCommand(editor, file, line);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
    child.once('error', () =>
      reject(new AppError('unsupported', `“${program}” could not be started. Check the editor command in Settings.`)),
    );
  });
}
