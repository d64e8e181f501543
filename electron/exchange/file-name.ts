/** Reserved by Windows whatever the extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Control characters, separators, the colon of drives and streams, and marks that turn the direction of text around. */
const unsafe = /[\p{Cc}\\/:\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const maximumBytes = 255;

/** Whether a name from a file is one plain name: no path, no device, nothing that shows as other than it is. */
export function isSafeFileName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if (unsafe.test(name) || deviceName.test(name) || /[. ]$/.test(name)) return false;
  return name.isWellFormed() && Buffer.byteLength(name) <= maximumBytes;
}
