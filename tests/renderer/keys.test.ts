import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { commandTokens, commandWords } from '../../renderer/lib/command-tokens';
import { createClient } from '../../renderer/lib/client';
import { keyCaps, keyName } from '../../renderer/lib/keys';
import { roomBelow } from '../../renderer/lib/room';
import { Stopwatch } from '../../renderer/lib/stopwatch';

const pressed = (key: string, over: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});

describe('the name of a key', () => {
  it('does not depend on how a keyboard makes a printable sign', () => {
    expect(keyName(pressed('?', { shiftKey: true }), false)).toBe('?');
    expect(keyName(pressed('?'), false)).toBe('?');
    expect(keyName(pressed('E', { shiftKey: true }), false)).toBe('e');
  });

  it('takes Cmd on a Mac and Ctrl elsewhere', () => {
    expect(keyName(pressed('k', { ctrlKey: true }), false)).toBe('mod+k');
    expect(keyName(pressed('k', { metaKey: true }), true)).toBe('mod+k');
    expect(keyName(pressed('k', { metaKey: true }), false)).toBe('k');
    expect(keyName(pressed('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+z');
  });

  it('is printed as on the key', () => {
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('space', false)).toEqual(['Space']);
  });
});

describe('the client', () => {
  it('returns values, throws failures with their words, and is no thenable', async () => {
    const client = createClient({
      call: (method) =>
        Promise.resolve(
          method === 'undo' ? { ok: true, value: null } : { ok: false, error: { code: 'internal', message: 'Sorry.', details: 'stack' } },
        ),
    });
    await expect(client.undo({})).resolves.toBeNull();
    await expect(client.today({})).rejects.toMatchObject({ code: 'internal', message: 'Sorry.', details: 'stack' });
    expect('then' in client).toBe(false);
  });
});

describe('the stopwatch', () => {
  it('never runs backwards when the clock is set back', () => {
    let now = 10_000;
    const watch = new Stopwatch(() => now, 600_000);
    watch.start();
    now = 4000;
    expect(watch.elapsed()).toBe(0);
  });

  it('does not count twice when resumed twice', () => {
    let now = 0;
    const watch = new Stopwatch(() => now, 600_000);
    watch.start();
    now = 1000;
    watch.pause();
    watch.pause();
    now = 5000;
    watch.resume();
    watch.resume();
    now = 6000;
    expect(watch.elapsed()).toBe(2000);
  });
});

describe('a command line', () => {
  it('is coloured without losing a sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '-', ' ', '"', "'", '\\', '\n', '|', '#', '=', '$', '<', '&') }), (text) => {
        const join = (tokens: { text: string }[]) => tokens.map((token) => token.text).join('');
        expect(join(commandTokens(text))).toBe(text);
        expect(
          commandWords(text)
            .map((word) => join(word.tokens))
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('tells programs, flags, strings and operators apart', () => {
    const types = commandTokens("kubectl get pods -n shop -o 'jsonpath={.items}' | sort --unique # by name")
      .filter((token) => token.text.trim())
      .map((token) => token.type);
    expect(types).toEqual(['program', 'plain', 'plain', 'flag', 'plain', 'flag', 'string', 'operator', 'program', 'flag', 'comment']);
  });

  it('keeps short words whole and lets long ones break', () => {
    const words = commandWords(`kubectl run x --image=registry.k8s.io/pause:3.10 --env=${'A'.repeat(60)}`).filter((word) =>
      word.tokens[0]?.text.trim(),
    );
    expect(words.map((word) => word.whole)).toEqual([true, true, true, true, false]);
  });
});

describe('room', () => {
  it('shrinks with the window and with larger text', () => {
    expect(roomBelow(1600, 100)).toBe('');
    expect(roomBelow(900, 100)).toBe('92 64');
    expect(roomBelow(900, 200)).toBe('92 64 52 40');
    expect(roomBelow(640, 200)).toBe('92 64 52 40 26');
  });
});
