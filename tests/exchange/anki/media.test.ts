import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAnkiMedia } from '../../../electron/exchange/anki/media';
import { readAnki } from '../../../electron/exchange/anki/read-anki';
import { temporaryFolder } from '../../store/temporary-store';
import { madeCollection, makePackage } from '../make-anki';

const picture = Buffer.from('a picture of a pod');
const made = madeCollection({ media: [{ name: 'pod.png', bytes: picture }] });

function packaged(bytes: Buffer): string {
  const file = join(temporaryFolder(), 'deck.apkg');
  writeFileSync(file, bytes);
  return file;
}

describe('media of a package', () => {
  it.each(['legacy1', 'legacy2', 'latest'] as const)('come out of %s as they went in', async (generation) => {
    const file = packaged(makePackage(generation, made));
    const [entry] = (await readAnki(file, { tempDir: temporaryFolder() })).media;
    if (!entry) throw new Error('no media');
    const media = await openAnkiMedia(file);
    try {
      expect((await media.read(entry)).equals(picture)).toBe(true);
      await expect(media.read({ ...entry, zipName: '7' })).rejects.toMatchObject({ code: 'damaged' });
      await expect(media.read({ ...entry, size: 3 })).rejects.toMatchObject({ code: 'damaged' });
    } finally {
      media.close();
    }
  });

  it('are proved by their checksums', async () => {
    const file = packaged(makePackage('latest', made));
    const [entry] = (await readAnki(file, { tempDir: temporaryFolder() })).media;
    if (!entry) throw new Error('no media');
    expect(entry.sha1).toMatch(/^[0-9a-f]{40}$/);
    const media = await openAnkiMedia(file);
    await expect(media.read({ ...entry, sha1: '0'.repeat(40) })).rejects.toMatchObject({ code: 'damaged' });
    media.close();

    const bytes = makePackage('legacy1', made);
    bytes.writeUInt8(0, bytes.indexOf(picture));
    const older = packaged(bytes);
    const [damaged] = (await readAnki(older, { tempDir: temporaryFolder() })).media;
    if (!damaged) throw new Error('no media');
    const olderMedia = await openAnkiMedia(older);
    await expect(olderMedia.read(damaged)).rejects.toMatchObject({ code: 'damaged' });
    olderMedia.close();
  });
});
