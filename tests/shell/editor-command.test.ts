import { expect, it } from 'vitest';
import { editorCommand } from '../../electron/shell/editor-command';

it('puts file and line into the words of the command, blanks in a path included', () => {
  expect(editorCommand('code -g {file}:{line}', '/my notes/a.md', 7)).toEqual(['code', '-g', '/my notes/a.md:7']);
  expect(editorCommand('vim +{line} {file}', 'a.md', 3)).toEqual(['vim', '+3', 'a.md']);
});

it('adds the file to a command that does not name it, and runs nothing else', () => {
  expect(editorCommand('gedit', '$(reboot); rm -rf.md', 1)).toEqual(['gedit', '$(reboot); rm -rf.md']);
});

it('takes what stands between quotes as one word', () => {
  expect(editorCommand('"C:\\Program Files\\Vim\\gvim.exe" +{line} "{file}"', 'a b.md', 3)).toEqual([
    'C:\\Program Files\\Vim\\gvim.exe',
    '+3',
    'a b.md',
  ]);
  expect(editorCommand('edit --at="line {line}" {file}', 'a.md', 3)).toEqual(['edit', '--at=line 3', 'a.md']);
});
