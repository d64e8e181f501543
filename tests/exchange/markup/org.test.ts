import { describe, expect, it } from 'vitest';
import { openOrg } from '../../../electron/exchange/markup/org';
import { today } from '../write/made';
import { readNote, texts } from './open';

const read = (text: string) => readNote(openOrg, text, 'cards.org');

describe('org-drill', () => {
  it('reads simple cards with their schedule, tags and notes', async () => {
    const { cards } = await read(`#+TITLE: Words
* TODO Greeting :lang:
** First :drill:polite:
   SCHEDULED: <2026-05-24 Sun>
   :PROPERTIES:
   :ID: a-1
   :DRILL_LAST_INTERVAL: 4.2
   :DRILL_TOTAL_REPEATS: 5
   :DRILL_FAILURE_COUNT: 1
   :DRILL_EASE: 2.36
   :DRILL_LAST_REVIEWED: [2026-05-20 Wed 09:30]
   :END:
   Say *hello* with =echo=.
*** Answer
    /Salut/
*** Note
    short
** A word :drill:
what it means
`);
    expect(cards[0]).toMatchObject({
      key: 'org-drill:a-1',
      deck: 'Words',
      tags: ['lang', 'polite'],
      content: { front: 'Say *hello* with `echo`.', answer: '_Salut_', why: '**Note**: short' },
      schedule: { dueDay: today + 4, interval: 4, reps: 5, lapses: 1, lastAt: Date.UTC(2026, 4, 20, 7, 30) },
    });
    expect(cards[1]).toMatchObject({ content: { front: 'A word', answer: 'what it means' }, schedule: null });
  });

  it('reads gaps: together, or one by one, and no links, dates or tick boxes', async () => {
    const body = '[one||hint] and [two|x] on [[https://a.b][a page]] at [2026-05-01 Fri] [ ] [X] [1/2] [fn:1]';
    const together = await read(`* A :drill:\n${body}\n`);
    const front = 'on [a page](<https://a.b>) at [2026-05-01 Fri] [ ] [X] [1/2] [fn:1]';
    expect(texts(together)).toEqual([[`{{c1::one::hint}} and {{c1::two::x}} ${front}`, 'one, two', 1]]);
    const apart = await read(`* A :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: hide1cloze\n:END:\n${body}\n`);
    expect(texts(apart)).toEqual([
      [`{{c1::one::hint}} and {{c2::two::x}} ${front}`, 'one', 1],
      [`{{c1::one::hint}} and {{c2::two::x}} ${front}`, 'two', 2],
    ]);
  });

  it('reads cards of two and of several sides', async () => {
    const sides = (kind: string) =>
      `* N :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: ${kind}\n:END:\nTranslate.\n** es\nel gato\n** en\nthe cat\n** de\nKatze\n`;
    expect(texts(await read(sides('twosided'))).map(([front, answer]) => [front, answer])).toEqual([
      ['Translate.\n\n**es**: el gato', 'the cat'],
      ['Translate.\n\n**en**: the cat', 'el gato'],
    ]);
    expect(texts(await read(sides('multisided'))).map(([, answer]) => answer)).toEqual([
      '**en**: the cat\n\n**de**: Katze',
      '**es**: el gato\n\n**de**: Katze',
      '**es**: el gato\n\n**en**: the cat',
    ]);
  });

  it('turns blocks and tables into Markdown, and tells what asks for nothing', async () => {
    const { cards, refused } = await read(
      '* A :drill:\n#+begin_src bash\nls *x*\n\n#+end_src\n** B\n| a | b |\n| 1 | 2 |\n* Empty :drill:\n',
    );
    expect(cards[0]?.content).toMatchObject({ front: '```bash\nls *x*\n\n```', answer: '| a | b |\n|---|---|\n| 1 | 2 |' });
    expect(refused).toEqual([{ what: 'cards.org, line 9', reason: 'It has nothing to ask.' }]);
  });
});

describe('org-fc', () => {
  it('reads cards, positions and what was learnt', async () => {
    const { cards } = await read(`* Capital :fc:
:PROPERTIES:
:ID: x
:FC_TYPE: double
:END:
:REVIEW_DATA:
| position | ease | box | interval | due                  |
|----------+------+-----+----------+----------------------|
| front    |  2.5 |   4 |     8.0  | 2026-05-28T10:00:00Z |
| back     |  2.5 |   0 |     0    | 2026-05-20T10:00:00Z |
:END:
Paris
* Gaps :fc:suspended:
:PROPERTIES:
:FC_TYPE: cloze
:END:
A {{Pod}@0} on {{nodes}{where}@1} or {{Pods}@0}
`);
    expect(cards.map(({ content: { front, answer, gap }, suspended }) => [front, answer, gap, suspended])).toEqual([
      ['Capital', 'Paris', 0, false],
      ['Paris', 'Capital', 0, false],
      ['A {{c1::Pod}} on {{c2::nodes::where}} or {{c1::Pods}}', 'Pod, Pods', 1, true],
      ['A {{c1::Pod}} on {{c2::nodes::where}} or {{c1::Pods}}', 'nodes', 2, true],
    ]);
    expect(cards.map(({ schedule }) => schedule?.dueDay ?? null)).toEqual([today + 8, null, null, null]);
    expect(cards.map(({ key }) => key).slice(0, 2)).toEqual(['org-drill:x:front', 'org-drill:x:back']);
  });
});
