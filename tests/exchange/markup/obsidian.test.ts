import { describe, expect, it } from 'vitest';
import { openObsidian } from '../../../electron/exchange/markup/obsidian';
import { today } from '../write/made';
import { readNote, readNotes, texts } from './open';

const read = (text: string) => readNote(openObsidian, text);

describe('Obsidian Spaced Repetition', () => {
  it('reads pairs in a line and parted by a line, one way and both', async () => {
    const note = await read(
      [
        '- etcd::the store',
        'Pod:::smallest unit',
        '',
        'Which one',
        'is it?',
        '?',
        'This.',
        '- really',
        '',
        'left',
        '??',
        'right',
        '',
        '`a::b` is code',
        '::::',
      ].join('\n'),
    );
    expect(texts(note)).toEqual([
      ['etcd', 'the store', 0],
      ['Pod', 'smallest unit', 0],
      ['smallest unit', 'Pod', 0],
      ['Which one\nis it?', 'This.\n- really', 0],
      ['left', 'right', 0],
      ['right', 'left', 0],
    ]);
    expect(note.cards[1]?.siblings).toBe(note.cards[2]?.siblings);
    expect(new Set(note.cards.map(({ key }) => key)).size).toBe(6);
  });

  it('reads gaps with numbers and hints, and blank lines within code', async () => {
    expect(texts(await read('A ==Pod== runs on ==a node==^[machine].'))).toEqual([
      ['A {{c1::Pod}} runs on {{c2::a node::machine}}.', 'Pod', 1],
      ['A {{c1::Pod}} runs on {{c2::a node::machine}}.', 'a node', 2],
    ]);
    expect(texts(await read('==One==[^1], ==two==[^2], ==three==^[x][^1], {{2::four::y}}, ==shown==[^hs], ==late==[^sha]'))).toEqual([
      ['{{c1::One}}, {{c2::two}}, {{c1::three::x}}, {{c2::four::y}}, shown, {{c3::late}}', 'One, three', 1],
      ['{{c1::One}}, {{c2::two}}, {{c1::three::x}}, {{c2::four::y}}, shown, {{c3::late}}', 'two, four', 2],
      ['{{c1::One}}, {{c2::two}}, {{c1::three::x}}, {{c2::four::y}}, shown, {{c3::late}}', 'late', 3],
    ]);
    expect(texts(await read('Which?\n?\n```\na\n\nb\n```\n\nprose'))).toEqual([['Which?', '```\na\n\nb\n```', 0]]);
  });

  it('keeps the due days of both algorithms, card by card', async () => {
    const note = await read(
      [
        'a:::b',
        '<!--SR:!2026-05-24,4,270!2000-01-01,1,250-->',
        '',
        'c::d <!--SR:!fsrs,2026-06-01T08:00:00.000Z,12.4,13.5,4.75,2,6,1,0,2026-05-20T06:00:00.000Z-->',
        'e::f <!--SR:!fsrs,2026-05-20T09:00:00.000Z,0,0.4,7,1,1,0,1,2026-05-20T07:50:00.000Z-->',
        'g::h <!--SR:never,x-->',
        '',
        '==i== j',
        '<!--SR:!2026-05-21,3,250-->',
      ].join('\n'),
    );
    expect(note.cards.map(({ schedule }) => schedule)).toMatchObject(
      [
        { state: 'review', dueDay: today + 4, interval: 4, lastDay: today },
        null,
        {
          state: 'review',
          dueDay: today + 12,
          interval: 12,
          memory: { stability: 13.5, difficulty: 4.75 },
          reps: 6,
          lapses: 1,
          lastAt: Date.UTC(2026, 4, 20, 6),
        },
        { state: 'learning', dueAt: Date.UTC(2026, 4, 20, 9), dueDay: today, interval: 0, step: 1 },
        null,
        { state: 'review', dueDay: today + 1 },
      ].map((schedule): unknown => schedule),
    );
    expect(note.refused).toEqual([{ what: 'note.md, line 6', reason: 'Its review dates mean nothing; the card starts as new.' }]);
  });

  it('a card of a higher ease has an easier memory', async () => {
    const { cards } = await read('a::b <!--SR:!2026-05-24,10,290-->\nc::d <!--SR:!2026-05-24,10,150-->');
    const [easy, hard] = cards.map(({ schedule }) => schedule?.memory?.difficulty ?? 0);
    expect(easy).toBeLessThan(hard ?? 0);
  });

  it('decks are tags, else folders; in a vault with such tags other notes are prose', async () => {
    const vault = {
      'science/physics.md': '---\ntags: [flashcards/science/physics, k8s]\n---\na::b\n\n#flashcards/other\nc::d',
      'chat.md': 'key:: value\n[[Page|shown]]::x',
      'reviewed.md': '---\nsr-due: 2026-05-21\n---\nx::y #flashcards',
    };
    const marked = await readNotes(openObsidian, vault);
    expect(marked.cards.map(({ deck, tags }) => [deck, tags])).toEqual([
      ['reviewed', []],
      ['science/physics', ['k8s']],
      ['other', ['k8s']],
    ]);
    expect(marked.refused).toEqual([{ what: 'The review date of 1 whole note', reason: 'Kubedeck asks cards, not notes.' }]);
    const plain = await readNotes(openObsidian, { 'deep/in/a.md': '[[Page|shown]]::![[x.png]] [[b]]' });
    expect(plain.cards.map(({ deck, content }) => [deck, content.front, content.answer])).toEqual([['deep/in', 'shown', '![](<x.png>) b']]);
  });

  it('a corrected answer is the same card, the same question in another note another one', async () => {
    const [before, after] = await Promise.all(['Which?::this', 'Which?::that'].map(read));
    expect(after?.cards[0]?.key).toBe(before?.cards[0]?.key);
    const two = await readNotes(openObsidian, { 'a.md': 'Which?::this', 'b.md': 'Which?::that' });
    expect(new Set(two.cards.map(({ key }) => key)).size).toBe(2);
  });

  it('has no patience for front matter that grows by naming itself', async () => {
    const levels = Array.from({ length: 40 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`);
    const note = await read(`---\nl0: &l0 [tag]\n${levels.join('\n')}\ntags: *l40\n---\n#flashcards\n\netcd::the store\n`);
    expect(texts(note)).toEqual([['etcd', 'the store', 0]]);
    expect(note.cards[0]?.tags).toEqual([]);
  });

  it('has no patience for front matter of keys within keys', async () => {
    const note = await read(`---\n${'{'.repeat(1500)}tags: a\n---\n#flashcards\n\netcd::the store\n`);
    expect(texts(note)).toEqual([['etcd', 'the store', 0]]);
    const closed = await read(`---\n${'{'.repeat(500)}tags: a${'}'.repeat(500)}\n---\n#flashcards\n\netcd::the store\n`);
    expect(texts(closed)).toEqual([['etcd', 'the store', 0]]);
  });
});
