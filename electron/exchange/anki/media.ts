import { createHash } from 'node:crypto';
import { damagedFile } from '../failures';
import { limits } from '../limits';
import { openZip } from '../zip';
import { unpackZstd } from '../zstd';
import type { AnkiMediaEntry } from './types';

export interface AnkiMedia {
  /** A file's bytes, proved by size, checksum of the archive and, where the package has one, its SHA-1. @throws AppError */
  read: (entry: AnkiMediaEntry) => Promise<Buffer>;
  close: () => void;
}

/** Opens the package again for its media; entries are those of `readAnki`. */
export async function openAnkiMedia(file: string): Promise<AnkiMedia> {
  const zip = await openZip(file);
  return {
    read: async (entry) => {
      const found = zip.entries.get(entry.zipName);
      if (!found) throw damagedFile(`The package has no media file ${entry.name} any more.`);
      const packed = await zip.read(found, limits.mediaBytes);
      const bytes = entry.zstd ? unpackZstd(packed, limits.mediaBytes) : packed;
      if (bytes.length !== entry.size || (entry.sha1 !== null && sha1(bytes) !== entry.sha1)) {
        throw damagedFile(`The media file ${entry.name} is not what the package says it is.`);
      }
      return bytes;
    },
    close: () => zip.close(),
  };
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
