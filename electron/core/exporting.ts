/** Formats that Kubedeck writes. */
export const exportFormats = ['apkg', 'colpkg', 'csv', 'markdown', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How a file of each ends; Markdown is a folder of notes. */
export const exportEndings: Readonly<Record<ExportFormat, string>> = {
  apkg: '.apkg',
  colpkg: '.colpkg',
  csv: '.csv',
  markdown: '',
  json: '.json',
};
