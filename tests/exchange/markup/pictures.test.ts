import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mediaName } from '../../../electron/core/anki-template/media-names';
import { openHashcards } from '../../../electron/exchange/markup/hashcards';
import { openObsidian } from '../../../electron/exchange/markup/obsidian';
import { openOrg } from '../../../electron/exchange/markup/org';
import { makeContext, makeFolder } from '../write/made';

/** A folder with a secret beside it. */
function makeVault(files: Record<string, string>): string {
  const folder = makeFolder();
  writeFileSync(join(folder, 'secret.png'), 'secret');
  const root = join(folder, 'vault');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

describe('pictures of notes', () => {
  it('come along by their names alone, found beside the note, from the top, or by name', async () => {
    const root = makeVault({
      'sub/a.md': 'Q: ![a](b%20c.png)\nA: ![](@/top.webp "title") ![](<b c.png>) ![](https://x.y/z.png)',
      'sub/b c.png': 'one',
      'top.webp': 'two',
      'note.md': 'x::![[deep.png]] ![[sub/top.webp]]',
      'far/away/Deep.png': 'three',
      'sub/top.webp': 'another',
    });
    const cards = await openHashcards(root, makeContext());
    expect(cards.collection.media.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['b c.png', 3],
      ['top.webp', 3],
    ]);
    expect(cards.collection.cards[0]?.content).toMatchObject({
      front: '![a](<b c.png>)',
      answer: '![](<top.webp>) ![](<b c.png>) ![](https://x.y/z.png)',
    });
    expect((await cards.readMedia('top.webp')).toString()).toBe('two');
    const vault = await openObsidian(root, makeContext());
    expect(vault.collection.cards.map(({ content }) => content.answer)).toContain('![](<Deep.png>) ![](<top.webp>)');
    expect((await vault.readMedia('top.webp')).toString()).toBe('another');
  });

  it('mean the same file again whatever is in its name', async () => {
    const name = '100%25 <a & b> #1?.png';
    const root = makeVault({ 'a.md': `Q: x\nA: ![](<${encodeURIComponent(name)}>)\n`, [name]: 'one' });
    const { collection } = await openHashcards(root, makeContext());
    expect(collection.media.map((file) => file.name)).toEqual([name]);
    const [, address = ''] = /^!\[\]\(<([^<>]+)>\)$/.exec(collection.cards[0]?.content.answer ?? '') ?? [];
    expect(mediaName(address)).toBe(name);
  });

  it('two of one name get two names', async () => {
    const root = makeVault({ 'a/x.md': 'Q: a\nA: ![](i.png)', 'b/x.md': 'Q: b\nA: ![](i.png)', 'a/i.png': '1', 'b/i.png': '22' });
    const { collection, readMedia } = await openHashcards(root, makeContext());
    expect(collection.cards.map(({ content }) => content.answer)).toEqual(['![](<i.png>)', '![](<i-2.png>)']);
    expect((await readMedia('i-2.png')).toString()).toBe('22');
  });

  it('are never taken from outside of the folder, through links, or from files of another kind', async () => {
    const links = [
      '../secret.png',
      '/etc/hostname',
      'link.png',
      'notes.txt',
      'linked/secret.png',
      'a\\..\\b.png',
      'folder.png',
      'file:///x.png',
    ];
    const root = makeVault({
      'a.md': links.map((link) => `Q: ${link}\nA: ![](<${link}>)\n`).join('\n'),
      'notes.txt': 'x',
      'folder.png/x': '',
    });
    symlinkSync(join(root, '..', 'secret.png'), join(root, 'link.png'));
    symlinkSync(join(root, '..'), join(root, 'linked'));
    const { collection, readMedia } = await openHashcards(root, makeContext());
    expect(collection.media).toEqual([]);
    expect(collection.refused).toEqual([{ what: '7 pictures (the first is ../secret.png)', reason: 'It is not beside the notes.' }]);
    await expect(readMedia('../secret.png')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('of org files too', async () => {
    const root = makeVault({ 'a.org': '* A :drill:\n[[file:img/x.png][shown]]\n** B\nb\n', 'img/x.png': '1' });
    const { collection } = await openOrg(join(root, 'a.org'), makeContext());
    expect(collection.cards[0]?.content.front).toBe('![shown](<x.png>)');
    expect(collection.media.map(({ name }) => name)).toEqual(['x.png']);
  });
});
