import type { Client, Method } from '../../electron/contract';

type Envelope = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string; details?: string } };

/** What the preload script puts on the window. */
export interface Bridge {
  call(method: string, input: unknown): Promise<Envelope>;
  platform: string;
  /** Where a dropped file or folder lies; empty for one that is on no disk. */
  pathOf(file: File): string;
  /** Hears what the application menu asks for, by name. */
  onAsk(listener: (what: string) => void): void;
}

declare global {
  interface Window {
    readonly kubedeck: Bridge;
  }
}

/** A failure the far side reported. The message is a sentence for the person; `details` is for a bug report. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly details: string | null;

  constructor(code: string, message: string, details: string | null = null) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Written out, because importing the schemas would bring the validator into the window; the compiler keeps it complete. */
const methods = {
  status: true,
  about: true,
  today: true,
  nextCard: true,
  answerCard: true,
  undo: true,
  gradeAnswer: true,
  gradeText: true,
  hint: true,
  fieldNames: true,
  acceptAnswer: true,
  acceptedAnswers: true,
  removeAccepted: true,
  sessionSummary: true,
  search: true,
  card: true,
  cardInfo: true,
  editCard: true,
  revertCard: true,
  keepEdit: true,
  editFields: true,
  previewFields: true,
  bury: true,
  suspend: true,
  flag: true,
  decks: true,
  setDeckOptions: true,
  readNotes: true,
  previewNotes: true,
  previewChange: true,
  noteFolders: true,
  addNotes: true,
  startAdding: true,
  setPolling: true,
  planIds: true,
  writeIds: true,
  sync: true,
  planSync: true,
  removeNotes: true,
  asideCards: true,
  bringBack: true,
  waitForChange: true,
  settings: true,
  setSettings: true,
  backups: true,
  backUp: true,
  restore: true,
  previewRestore: true,
  startVerify: true,
  jobStatus: true,
  planImport: true,
  startImport: true,
  chooseFiles: true,
  chooseSaveFile: true,
  startExport: true,
  exams: true,
  examTemplate: true,
  saveExam: true,
  activateExam: true,
  archiveExam: true,
  removeExam: true,
  planExam: true,
  examOutlook: true,
  mocks: true,
  startMock: true,
  mock: true,
  saveMock: true,
  finishMock: true,
  removeMock: true,
  cancelJob: true,
  openSource: true,
  openDataFolder: true,
  openLink: true,
  loadPictures: true,
  chooseFolder: true,
  startCustom: true,
  todayLimits: true,
  setTodayLimits: true,
  browse: true,
  browseRows: true,
  searchNames: true,
  savedSearches: true,
  saveSearch: true,
  removeSearch: true,
  browseLayout: true,
  setBrowseLayout: true,
  unbury: true,
  tag: true,
  move: true,
  resetCards: true,
  reschedule: true,
  setAside: true,
  deleteCards: true,
  planReplace: true,
  replaceText: true,
  findDuplicates: true,
  memoryCurve: true,
  statistics: true,
  saveFile: true,
  optimiser: true,
  startOptimise: true,
  startWorkload: true,
  planSpread: true,
  spread: true,
  profiles: true,
  addProfile: true,
  forgetProfile: true,
  openProfile: true,
  startMove: true,
} satisfies Record<Method, true>;

export function createClient(bridge: Pick<Bridge, 'call'>): Client {
  const call = async (method: string, input: unknown) => {
    const envelope = await bridge.call(method, input);
    if (envelope.ok) return envelope.value;
    throw new ApiError(envelope.error.code, envelope.error.message, envelope.error.details ?? null);
  };
  const client = Object.fromEntries(Object.keys(methods).map((method) => [method, (input: unknown) => call(method, input)]));
  // `fromEntries` forgets which name has which type; the far side is the same contract, so nothing is checked twice.
  return client as unknown as Client;
}
