import { damagedFile, oversizedFile } from '../failures';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';
import type { Zip } from '../zip';
import { unpackZstd } from '../zstd';
import { members, parseJson } from './json';
import { bytesField, integerField, readMessage, textField } from './protobuf';
import type { Refusals } from './refusals';
import type { AnkiMediaEntry } from './types';

const unsafeName = 'Its name is no plain file name, so it cannot be kept safely.';

/** Media of the older packages: a JSON object from the archive's names to the real ones. */
export function mediaOfJson(list: Buffer, zip: Zip, refusals: Refusals): AnkiMediaEntry[] {
  const parsed = parseJson(list.toString('utf8'));
  if (parsed === null || typeof parsed !== 'object') throw damagedFile('The list of media in the package is damaged.');
  return checked(
    members(parsed).flatMap(([zipName, name]) => {
      const entry = zip.entries.get(zipName);
      if (typeof name !== 'string') refusals.add('media file', zipName, unsafeName);
      else if (!entry) refusals.add('media file', name, 'The package does not contain it.');
      else return { name: name.normalize('NFC'), zipName, size: entry.bytes, sha1: null, zstd: false };
      return [];
    }),
    refusals,
  );
}

/** Media of the latest packages: a compressed message; the archive's names are places in its list. */
export function mediaOfMessage(list: Buffer, zip: Zip, refusals: Refusals): AnkiMediaEntry[] {
  const entries = readMessage(unpackZstd(list)).get(1) ?? [];
  return checked(
    entries.flatMap((value, index) => {
      if (typeof value === 'number') throw damagedFile('The list of media in the package is damaged.');
      const message = readMessage(value);
      const name = textField(message, 1);
      const zipName = String(integerField(message, 255, index));
      const sha1 = bytesField(message, 3);
      if (!zip.entries.has(zipName)) refusals.add('media file', name, 'The package does not contain it.');
      else if (name !== name.normalize('NFC')) refusals.add('media file', name, unsafeName);
      else {
        return {
          name,
          zipName,
          size: integerField(message, 2),
          sha1: sha1?.length === 20 ? Buffer.from(sha1).toString('hex') : null,
          zstd: true,
        };
      }
      return [];
    }),
    refusals,
  );
}

/** What may be kept: safe names, each once, none too large, all together no more than a disk can bear. */
function checked(entries: AnkiMediaEntry[], refusals: Refusals): AnkiMediaEntry[] {
  const names = new Set<string>();
  let bytes = 0;
  const kept = entries.filter(({ name, size }) => {
    const reason = !isSafeFileName(name)
      ? unsafeName
      : names.has(name)
        ? 'Another one in the package has the same name.'
        : size < 0 || size > limits.mediaBytes
          ? 'It is larger than 256 MiB.'
          : null;
    if (reason !== null) refusals.add('media file', name, reason);
    else {
      names.add(name);
      bytes += size;
    }
    return reason === null;
  });
  if (bytes > limits.unpackedBytes) throw oversizedFile('The media in the package would unpack to more than 32 GiB.');
  return kept;
}
