/** A freedesktop entry that starts this command: each argument quoted as its specification says, `%` doubled. */
export function desktopEntry(command: readonly string[]): string {
  const exec = command.map((part) => `"${part.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`).join(' ');
  // In a value of the file itself a backslash stands for an escape, so each is written twice.
  return ['[Desktop Entry]', 'Type=Application', 'Name=Kubedeck', `Exec=${exec.replaceAll('\\', '\\\\')}`, 'Terminal=false', ''].join('\n');
}
