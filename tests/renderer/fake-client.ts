import type {
  AcceptedAnswer,
  AddNotes,
  Api,
  AsideCard,
  Backup,
  CardHtml,
  CardInfo,
  CardView,
  Choice,
  Client,
  Counts,
  DeckOptions,
  DeckRow,
  NoteFolder,
  Settings,
  StudyStep,
  SyncReport,
  Trouble,
} from '../../electron/contract';
import { foundKinds } from '../../electron/core/notes/found-kinds';
import type { Rating } from '../../electron/core/scheduling/types';
import { fakeBrowse } from './fake-browse';
import { fakeCards } from './fake-cards';
import { createFakeExams } from './fake-exams';
import { fakeNotes } from './fake-notes';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Saturday, 21 November 2026, 08:30 UTC. */
export const fakeNow = Date.UTC(2026, 10, 21, 8, 30);
const fakeDay = Math.floor(fakeNow / DAY);

const fakeOptions: DeckOptions = {
  weights: Array.from({ length: 21 }, () => 1),
  retention: 0.9,
  learningMinutes: [1, 10],
  relearningMinutes: [10],
  maximumInterval: 36_500,
  leechLapses: 8,
  leechAction: 'suspend',
  fuzz: true,
  easyDays: {},
  newPerDay: 20,
  reviewsPerDay: 200,
  newOrder: 'note',
  reviewOrder: 'due',
  mix: 'mixed',
  burySiblings: true,
  learnAheadMinutes: 20,
  typedKinds: [],
};

const minutes = (value: number): Choice => ({ minutes: value, days: null });
const days = (value: number): Choice => ({ minutes: null, days: value });

const choicesOf = (card: CardView): Record<Rating, Choice> =>
  card.state === 'review'
    ? { 1: minutes(10), 2: days(6), 3: days(17), 4: days(48) }
    : { 1: minutes(1), 2: minutes(6), 3: minutes(10), 4: days(4) };

const deck = (
  id: number,
  name: string,
  parent: number | null,
  counts: [number, number, number],
  total: number,
  own: Partial<DeckOptions> = {},
): DeckRow => ({
  id,
  name,
  parent,
  counts: { new: counts[0], learning: counts[1], review: counts[2] },
  total,
  own,
  effective: { ...fakeOptions, ...own },
});

const decks = (): DeckRow[] => [
  deck(1, 'Networking', null, [6, 1, 14], 92),
  deck(2, 'Networking/Services', 1, [4, 1, 9], 51),
  deck(3, 'Networking/NetworkPolicy', 1, [2, 0, 5], 41, { newPerDay: 5, retention: 0.93 }),
  deck(10, 'Workloads', null, [5, 2, 8], 120),
  deck(4, 'Workloads/Deployments', 10, [3, 2, 6], 64),
  deck(11, 'Workloads/Jobs and CronJobs', 10, [2, 0, 2], 56),
  deck(12, 'Storage', null, [3, 0, 0], 38),
  deck(5, 'Storage/Volumes', 12, [3, 0, 0], 38),
  deck(13, 'kubectl', null, [0, 0, 3], 44),
  deck(6, 'kubectl/Debugging', 13, [0, 0, 3], 44),
  deck(7, 'Internals', null, [0, 0, 0], 30),
];

const backup = (daysAgo: number, reason: Backup['reason']): Backup => ({
  file: `kubedeck-${String(daysAgo)}.db`,
  at: fakeNow - daysAgo * DAY - 20 * MINUTE,
  bytes: 1_800_000 - daysAgo * 9000,
  cards: 324,
  reviews: 5120 - daysAgo * 40,
  media: 46,
  mediaBytes: 8_400_000,
  reason,
});

const fakeBackups = [
  backup(0, 'start'),
  backup(1, 'daily'),
  backup(2, 'daily'),
  backup(3, 'manual'),
  backup(9, 'daily'),
  backup(16, 'daily'),
  backup(40, 'before-upgrade'),
];

export const fakeTrouble: Trouble = {
  code: 'damaged',
  message: 'The file with your cards and reviews is damaged and can’t be read. Nothing was changed. Your notes are not affected.',
  dataFolder: '/home/mira/.config/Kubedeck',
  backups: fakeBackups,
};

const fakeAside: readonly AsideCard[] = [
  {
    id: 71,
    kind: 'command',
    front: 'Show the Pods of every namespace with the node each runs on.',
    deck: 'kubectl/Debugging',
    file: 'kubernetes/debugging.md',
    asideAt: fakeNow - 2 * DAY,
    reviews: 14,
  },
  {
    id: 72,
    kind: 'concept',
    front: 'What does a headless Service give a StatefulSet?',
    deck: 'Networking/Services',
    file: null,
    asideAt: fakeNow - 40 * DAY,
    reviews: 0,
  },
];

export interface FakeOptions {
  cards?: readonly CardView[];
  trouble?: Trouble | null;
  now?: () => number;
}

/** Shows the fields one after another on the back, and the first on the front. */
const withFields = ({ html }: CardView, values: readonly string[]): CardHtml => ({
  css: '',
  ordinal: 0,
  typed: null,
  ...html,
  front: values[0] ?? '',
  back: values.join('<hr>'),
  fields: values.map((value, index) => ({ name: html?.fields[index]?.name ?? '', value })),
});

/**
 * The whole contract in memory: enough to use every screen. A card rated Again comes back after the others; everything
 * else leaves the day. `calls` says what was asked, newest last.
 */
export function createFakeClient({ cards = fakeCards, trouble = null, now = () => fakeNow }: FakeOptions = {}) {
  const calls: { method: string; input: unknown }[] = [];
  let queue = [...cards];
  let done: { card: CardView; rating: Rating; durationMs: number; before: CardView[] }[] = [];
  let rows = decks();
  let settings: Settings = {
    theme: 'system',
    textSize: 100,
    dayStartMinutes: 240,
    kubernetes: '1.35',
    editor: 'system',
    completeFields: false,
    motion: 'system',
    contrast: 'system',
    keys: {},
    reminder: { on: false, atMinutes: 1080, quietDays: [] },
    tray: false,
    startAtLogin: false,
    deckDefaults: fakeOptions,
  };
  const choices = { found: [...foundKinds], off: [] };
  const watched = { pollSeconds: null, trouble: null, unread: null };
  let folders: NoteFolder[] = [
    {
      id: 1,
      path: '/opt/kubedeck/decks',
      bundled: true,
      cards: 268,
      problems: 0,
      readAt: fakeNow - 3 * MINUTE,
      trouble: null,
      choices,
      watched,
    },
    {
      id: 2,
      path: '/home/mira/notes/kubernetes',
      bundled: false,
      cards: 56,
      problems: 2,
      readAt: fakeNow - 3 * MINUTE,
      trouble: null,
      choices,
      watched,
    },
    {
      id: 3,
      path: '/media/stick/old notes',
      bundled: false,
      cards: 12,
      problems: 0,
      readAt: fakeNow - 6 * DAY,
      trouble: 'The folder is not there any more.',
      choices,
      watched: { pollSeconds: 30, trouble: null, unread: null },
    },
  ];
  let aside: AsideCard[] = [...fakeAside];
  let waiting: { since: number; resolve: (value: { version: number }) => void }[] = [];
  let version = 0;
  let accepted: AcceptedAnswer[] = [];
  let polls = 0;
  const exams = createFakeExams(fakeDay, now);

  const counts = (): Counts => ({
    new: queue.filter((card) => card.state === 'new').length,
    learning: queue.filter((card) => card.state === 'learning' || card.state === 'relearning').length,
    review: queue.filter((card) => card.state === 'review').length,
  });
  const step = (): StudyStep => {
    const card = queue[0];
    return card
      ? { type: 'card', card, choices: choicesOf(card), typed: false, remaining: counts() }
      : { type: 'done', remaining: counts() };
  };
  const view = (id: number): CardView => {
    const card = queue.find((each) => each.id === id) ?? cards.find((each) => each.id === id);
    if (!card) throw new Error(`no card ${String(id)}`);
    return card;
  };
  const change = (id: number, over: Partial<CardView>) => {
    queue = queue.map((card) => (card.id === id ? { ...card, ...over } : card));
    return view(id);
  };
  const report: SyncReport = {
    added: 4,
    updated: 1,
    moved: 0,
    unchanged: 319,
    aside: 0,
    unread: [],
    problems: [
      {
        file: 'pods.md',
        line: 31,
        column: 1,
        severity: 'error',
        message: 'The block has no question above it.',
        fix: 'Write one sentence that says what to do.',
      },
      {
        file: 'rbac.md',
        line: 7,
        column: 3,
        severity: 'warning',
        message: 'The gap is empty.',
        fix: 'Put the hidden text between the marks.',
      },
    ],
  };
  const info = (id: number): CardInfo => ({
    card: view(id),
    addedAt: fakeNow - 60 * DAY,
    dueAt: null,
    dueDay: fakeDay,
    stability: 16.4,
    difficulty: 5.2,
    retrievability: 0.91,
    reps: 5,
    lapses: 1,
    reviews: (
      [
        [17, 3, 8, 9200],
        [26, 1, null, 31_000],
        [41, 3, 15, 7400],
        [45, 4, 4, 12_000],
        [46, 3, null, 72_000],
      ] satisfies [number, Rating, number | null, number][]
    ).map(([ago, rating, intervalDays, durationMs], index) => ({
      id: 5 - index,
      at: fakeNow - ago * DAY,
      day: fakeDay - ago,
      type: 'answer',
      rating,
      durationMs,
      stateBefore: 'review',
      stateAfter: intervalDays === null ? 'relearning' : 'review',
      intervalDays,
      predicted: 0.9,
      undone: false,
      typed: null,
      verdict: null,
      overruled: null,
      hints: 0,
    })),
  });

  const addNotes = ({ path, choices: chosen }: AddNotes): SyncReport => {
    const known = folders.find((each) => each.path === path);
    folders = [
      ...folders.filter((each) => each !== known),
      {
        id: known?.id ?? 9,
        path,
        bundled: false,
        cards: 4,
        problems: 2,
        readAt: now(),
        trouble: null,
        choices: chosen ?? choices,
        watched,
      },
    ];
    return report;
  };

  const profiles = () => ({ profiles: [{ name: 'Kubedeck', folder: '/home/mira/.config/Kubedeck', open: true }], readonly: false });

  const methods: Api = {
    ...fakeBrowse(cards, now),
    status: () => ({ trouble, dataFolder: '/home/mira/.config/Kubedeck', notice: null, settings: trouble ? null : settings }),
    about: () => ({
      version: '0.1.0',
      electron: '42.0.0',
      chromium: '148.0',
      node: '24.15.0',
      sqlite: '3.54.0',
      platform: 'linux x64',
      homepage: 'https://kubedeck.example/',
    }),
    today: () => ({
      day: fakeDay,
      counts: counts(),
      minutes: queue.length * 0.45,
      done: { reviews: done.length, minutes: done.reduce((sum, each) => sum + each.durationMs, 0) / MINUTE },
      streak: 12,
      history: Array.from({ length: 340 }, (_, index) => ({
        day: fakeDay - 339 + index,
        reviews: (index * 7919) % 11 < 3 ? 0 : ((index * 2654435761) >>> 7) % 70,
      })).filter((each) => each.reviews > 0),
      tomorrow: 31,
      total: 324,
      exam: exams.today(),
      nextLearningAt: null,
      clockWarning: null,
    }),
    nextCard: () => step(),
    answerCard: ({ card, rating, durationMs }) => {
      const answered = view(card);
      done = [...done, { card: answered, rating, durationMs, before: queue }];
      queue = queue.filter((each) => each.id !== card);
      if (rating === 1) queue = [...queue, { ...answered, state: answered.state === 'review' ? 'relearning' : 'learning' }];
      return { card, leech: null, next: step() };
    },
    undo: () => {
      const last = done.at(-1);
      if (!last) return null;
      done = done.slice(0, -1);
      queue = last.before;
      return { label: 'answer', card: last.card.id };
    },
    gradeAnswer: ({ card, text }) => {
      const { answer } = view(card);
      const right = text.trim() === answer.trim();
      const reasons = right ? [] : ['The answer asks for something else.'];
      return {
        verdict: right ? 'correct' : 'wrong',
        reasons,
        parts: [],
        note: '',
        matched: { index: 0, answer },
        suggested: right ? 3 : 1,
      };
    },
    gradeText: ({ card, text }) => ({
      verdict: text === card.answer ? 'correct' : 'wrong',
      reasons: [],
      parts: [],
      note: '',
      matched: { index: 0, answer: card.answer },
    }),
    hint: ({ card, count }) => {
      const words = view(card).answer.split(' ');
      return { text: words.slice(0, count).join(' '), shown: Math.min(count, words.length), total: words.length };
    },
    fieldNames: () => ['containerPort', 'containers', 'image', 'name', 'namespace', 'spec'],
    acceptAnswer: ({ card, answer, reason }) => {
      const { kind, front } = view(card);
      const added: AcceptedAnswer = { id: accepted.length + 1, card, kind, front, answer, reason, at: now() };
      accepted = [...accepted, added];
      return added;
    },
    acceptedAnswers: () => accepted,
    removeAccepted: ({ id }) => {
      accepted = accepted.filter((each) => each.id !== id);
      return {};
    },
    sessionSummary: () => ({
      reviews: done.length,
      cards: new Set(done.map((each) => each.card.id)).size,
      rightFirstTime: done.length === 0 ? null : done.filter((each) => each.rating > 1).length / done.length,
      minutes: Math.max(0.9, done.reduce((sum, each) => sum + each.durationMs, 0) / MINUTE),
      hardest: done.filter((each) => each.rating === 1).map(({ card }) => ({ id: card.id, front: card.front, kind: card.kind, again: 1 })),
      tomorrow: 31,
    }),
    search: () => [],
    card: ({ card }) => view(card),
    cardInfo: ({ card }) => info(card),
    editCard: ({ card, front, answer, why }) => change(card, { front, answer, why, edited: true }),
    keepEdit: ({ card }) => change(card, { noteText: null }),
    revertCard: ({ card }) =>
      change(card, { ...cards.find((each) => each.id === card), ...view(card).noteText, edited: false, noteText: null }),
    editFields: ({ card, fields }) => change(card, { html: withFields(view(card), fields) }),
    previewFields: ({ card, fields }) => withFields(view(card), fields),
    bury: ({ cards: ids }) => {
      queue = queue.filter((card) => !ids.includes(card.id));
      return { changed: ids.length };
    },
    suspend: ({ cards: ids }) => {
      queue = queue.filter((card) => !ids.includes(card.id));
      return { changed: ids.length };
    },
    flag: ({ cards: ids, flag }) => {
      for (const id of ids) change(id, { flag });
      return { changed: ids.length };
    },
    decks: () => rows,
    setDeckOptions: ({ deck: id, options }) => {
      rows = rows.map((row) => {
        if (row.id !== id) return row;
        const own = Object.fromEntries(
          Object.entries({ ...row.own, ...options }).filter(([, value]) => value !== null && value !== undefined),
        );
        return { ...row, own, effective: { ...settings.deckDefaults, ...own } };
      });
      return rows.find((row) => row.id === id) ?? deck(id, '', null, [0, 0, 0], 0);
    },
    readNotes: () => [...fakeNotes],
    previewNotes: () => ({ notes: [...fakeNotes], read: 3, total: 3, version: 1, within: null, contains: [] }),
    previewChange: () => new Promise(() => undefined),
    startAdding: (input) => ({ job: null, report: addNotes(input) }),
    setPolling: ({ folder, seconds }) => {
      const watched = { pollSeconds: seconds, trouble: null, unread: null };
      folders = folders.map((each) => (each.id === folder ? { ...each, watched } : each));
      return watched;
    },
    planIds: () => ({
      files: [
        {
          file: 'pods.md',
          hash: 'a',
          ids: 1,
          diff: '--- pods.md\n+++ pods.md\n@@ -1,2 +1,2 @@\n Q: What is a Pod?\n-A: The smallest unit.\n+A: The smallest unit. <!-- id: k123 -->\n',
        },
      ],
      without: 2,
      problems: [],
    }),
    writeIds: ({ files }) => ({ files: files.map(({ file }) => ({ file, ids: 1, refused: null })) }),
    noteFolders: () => folders,
    addNotes,
    sync: () => report,
    planSync: () => [],
    removeNotes: ({ folder }) => {
      const removed = folders.find((each) => each.id === folder);
      folders = folders.filter((each) => each.id !== folder);
      return { aside: removed?.cards ?? 0 };
    },
    asideCards: () => aside,
    bringBack: ({ cards: ids }) => {
      const back = aside.filter((card) => ids.includes(card.id));
      aside = aside.filter((card) => !ids.includes(card.id));
      return { changed: back.length };
    },
    waitForChange: ({ since }) =>
      new Promise((resolve) => {
        waiting.push({ since, resolve });
      }),
    settings: () => settings,
    setSettings: ({
      theme,
      textSize,
      dayStartMinutes,
      kubernetes,
      editor,
      completeFields,
      motion,
      contrast,
      keys,
      reminder,
      tray,
      startAtLogin,
      deckDefaults,
    }) => {
      const options = Object.fromEntries(Object.entries(deckDefaults ?? {}).filter(([, value]) => value !== undefined));
      settings = {
        theme: theme ?? settings.theme,
        textSize: textSize ?? settings.textSize,
        dayStartMinutes: dayStartMinutes ?? settings.dayStartMinutes,
        kubernetes: kubernetes ?? settings.kubernetes,
        editor: editor ?? settings.editor,
        completeFields: completeFields ?? settings.completeFields,
        motion: motion ?? settings.motion,
        contrast: contrast ?? settings.contrast,
        keys: keys ?? settings.keys,
        reminder: reminder ?? settings.reminder,
        tray: tray ?? settings.tray,
        startAtLogin: startAtLogin ?? settings.startAtLogin,
        deckDefaults: { ...settings.deckDefaults, ...options },
      };
      return settings;
    },
    backups: () => fakeBackups,
    backUp: () => backup(0, 'manual'),
    restore: ({ file }) => ({
      restored: fakeBackups.find((each) => each.file === file) ?? backup(0, 'manual'),
      kept: 'kubedeck-before.db',
      media: { restored: 0, missing: [] },
    }),
    previewRestore: () => ({
      backup: { cards: 324, reviews: 5040, decks: 9, lastReviewAt: fakeNow - 2 * DAY },
      now: { cards: 327, reviews: 5052, decks: 10, lastReviewAt: fakeNow - 20 * MINUTE },
      lost: { cards: 3, reviews: 12, reviewedAt: { first: fakeNow - DAY, last: fakeNow - 20 * MINUTE }, decks: ['Helm'] },
      back: { cards: 0, reviews: 0, reviewedAt: null, decks: [] },
      changedTexts: 1,
      changedMarks: 0,
      others: [],
      media: { files: 46, missing: [] },
    }),
    startVerify: () => {
      polls = 0;
      return { job: 1 };
    },
    jobStatus: ({ job }) => {
      const planned = exams.job(job);
      if (planned) return planned;
      polls += 1;
      if (polls < 3) return { state: 'running', done: polls * 100, total: 324, label: 'Cards' };
      const report = {
        cards: 324,
        reviews: 5120,
        integrity: 'ok',
        differences: [],
        repaired: false,
        media: { files: 46, damaged: [], restored: 0 },
      };
      return { state: 'finished', result: { job: 'verify', report } };
    },
    cancelJob: () => ({}),
    openSource: () => ({}),
    openDataFolder: () => ({}),
    openLink: () => ({}),
    loadPictures: ({ addresses }) => addresses.map((_address, index) => (index === 0 ? '/remote/first' : null)),
    planImport: () => ({ job: 1 }),
    startImport: () => ({ job: 1 }),
    startExport: () => ({ job: 1 }),
    chooseSaveFile: ({ name }) => ({ path: `/home/mira/${name}` }),
    chooseFiles: () => ({ paths: [] }),
    chooseFolder: () => ({ path: '/home/mira/notes/new' }),
    // Figures are made in the tests of Stats.
    statistics: () => Promise.resolve({ ok: false, problem: { message: 'No figures here.', offset: 0 } }),
    saveFile: ({ name }) => Promise.resolve({ path: `/home/mira/${name}` }),
    optimiser: () => Promise.resolve({ available: true }),
    startOptimise: () => ({ job: 1 }),
    startWorkload: () => ({ job: 1 }),
    planSpread: () => ({ moved: 0, before: [], after: [] }),
    spread: () => ({ moved: 0 }),
    profiles,
    addProfile: () => Promise.resolve(profiles()),
    forgetProfile: profiles,
    openProfile: () => ({}),
    startMove: () => Promise.resolve({ job: 1 }),
    ...exams.api,
  };
  const client = Object.fromEntries(
    Object.entries<(input: never) => unknown>({ ...methods }).map(([method, run]) => [
      method,
      async (input: never) => {
        calls.push({ method, input });
        return Promise.resolve(run(input));
      },
    ]),
  );
  /** The notes changed on the disk: everybody who waits hears of it. */
  const changeNotes = () => {
    version += 1;
    const heard = waiting;
    waiting = [];
    for (const { resolve } of heard) resolve({ version });
  };
  return { client: client as unknown as Client, calls, changeNotes };
}
