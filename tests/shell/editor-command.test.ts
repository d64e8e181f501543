import { expect, it } from 'vitest';
import { editorCommand } from '../../electron/shell/editor-command';

it('puts file and line into the words of the command, blanks in a path included', () => {
  expect(editorCommand('code -g {file}:{line}', '/my notes/a.md', 7)).toEqual(['code', '-g', '/my notes/a.md:7']);
  expect(editorCommand('vim +{line} {file}', 'a.md', 3)).toEqual(['vim', '+3', 'a.md']);
});

it('adds the file to a command that does not name it, and runs nothing else', () => {
  expect(editorCommand('gedit', '$(reboot); rm -rf.md', 1)).toEqual(['gedit', '$(reboot); rm -rf.md']);
});
