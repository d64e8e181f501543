import type { NoteCard, ParsedNote } from '../../electron/core/card';

export const noteCard = (key: string, over: Partial<NoteCard> = {}): NoteCard => ({
  kind: 'concept',
  front: `What is ${key}?`,
  answer: `The answer about ${key}.`,
  accept: [],
  broken: null,
  blanks: [],
  at: '',
  gap: 0,
  list: null,
  why: '',
  link: '',
  scenario: null,
  key,
  id: null,
  deck: 'Notes/Pods',
  tags: [],
  exams: [],
  kubernetes: { since: null, until: null },
  source: { file: 'pods.md', heading: ['Pods'], line: 3, endLine: 4 },
  siblings: key,
  form: 'found-definition',
  found: 'definitions',
  confidence: 0.75,
  outdated: null,
  wrong: [],
  ...over,
});

/** A folder of ordinary notes with something of everything the preview has to show. */
export const fakeNotes: readonly ParsedNote[] = [
  {
    file: 'pods.md',
    cards: [
      noteCard('written', { form: 'qa', found: null, confidence: 1 }),
      noteCard('logs', { kind: 'command', answer: 'kubectl logs web -f', form: 'found-command', found: 'commands', confidence: 0.9 }),
      noteCard('top', { kind: 'command', answer: 'kubectl top pod', form: 'found-command', found: 'commands', confidence: 0.8 }),
      noteCard('probe', { source: { file: 'pods.md', heading: ['Pods', 'Probes'], line: 20, endLine: 21 } }),
    ],
    problems: [{ file: 'pods.md', line: 9, column: 1, severity: 'error', message: 'The answer is empty.', fix: 'Write it after “A:”.' }],
    skipped: [{ file: 'pods.md', line: 30, endLine: 44, reason: 'the output of a command' }],
  },
  {
    file: 'old.md',
    cards: [
      noteCard('psp', { outdated: 'Removed in 1.25: Pod Security Admission takes its place.' }),
      noteCard('future', { kubernetes: { since: '1.40', until: null } }),
    ],
    problems: [],
    skipped: [],
  },
  { file: 'empty.md', cards: [], problems: [], skipped: [] },
];
