import { shell } from 'electron';
import { spawn } from 'node:child_process';
import { AppError } from '../core/errors';
import { editorCommand } from './editor-command';

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
