import { expect, it } from 'vitest';
import { desktopEntry } from '../../electron/shell/desktop-entry';

const exec = (command: string[]) =>
  desktopEntry(command)
    .split('\n')
    .find((line) => line.startsWith('Exec='));

it('quotes each part of the command, so that blanks and signs are taken as they stand', () => {
  expect(exec(['/opt/Kube deck/kubedeck', '--data', '/home/a b'])).toBe('Exec="/opt/Kube deck/kubedeck" "--data" "/home/a b"');
  expect(exec(['/opt/50%', 'a"b', 'c$d'])).toBe('Exec="/opt/50%%" "a\\\\"b" "c\\\\$d"');
});

it('is an application that a session starts', () => {
  expect(desktopEntry(['/opt/kubedeck'])).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Kubedeck\n/);
});
