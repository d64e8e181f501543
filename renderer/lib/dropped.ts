/** What is dropped onto the window, sorted by what opens it: folders and files of notes by the preview, all else by the import. */
export interface Dropped {
  notes: string[];
  imports: string[];
}

const noteFile = /\.(?:md|markdown)$/i;
/** What stands at the top of a folder that another program has written. */
const foreign = /^(?:deck\.json|collection\.anki2\w*|hashcards\.(?:toml|db)|logseq|cards\.xml|data\.(?:json|edn))$/i;

/** Chromium has no such class to ask for. */
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function isForeign(folder: FileSystemDirectoryEntry): Promise<boolean> {
  const reader = folder.createReader();
  const entries = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
  return entries.some(({ name }) => foreign.test(name));
}

/** Has to be called while the drop is being handled: later the page no longer sees what was dropped. */
export async function sortDropped(transfer: DataTransfer, pathOf: (file: File) => string): Promise<Dropped> {
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  const dropped = [...transfer.files].map((file, index) => ({ path: pathOf(file), entry: entries[index] ?? null }));
  const sorted: Dropped = { notes: [], imports: [] };
  for (const { path, entry } of dropped) {
    if (path === '') continue;
    const isNotes = entry && isFolder(entry) ? !(await isForeign(entry)) : noteFile.test(path);
    sorted[isNotes ? 'notes' : 'imports'].push(path);
  }
  return sorted;
}
