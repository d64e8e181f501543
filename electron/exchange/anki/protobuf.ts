import { damagedFile } from '../failures';

/** A message's fields by number, each in the order written. Varints are numbers, all else bytes. */
export type Message = ReadonlyMap<number, readonly (number | Uint8Array)[]>;

const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };
const broken = 'A part of the file does not read as a message of Anki.';
const text = new TextDecoder();

/** @throws AppError `damaged` for bytes that are no message */
export function readMessage(bytes: Uint8Array): Message {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;

  function varint(): number {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw damagedFile(broken);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw damagedFile(broken);
  }

  function take(length: number): Uint8Array {
    if (length < 0 || length > bytes.length - at) throw damagedFile(broken);
    at += length;
    return bytes.subarray(at - length, at);
  }

  function value(kind: number): number | Uint8Array {
    switch (kind) {
      case wire.varint:
        return varint();
      case wire.fixed64:
        return take(8);
      case wire.bytes:
        return take(varint());
      case wire.fixed32:
        return take(4);
      default:
        throw damagedFile(broken);
    }
  }

  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    if (field < 1) throw damagedFile(broken);
    const found = value(tag % 8);
    const known = fields.get(field);
    if (known) known.push(found);
    else fields.set(field, [found]);
  }
  return fields;
}

/** The last value counts, as protobuf says. Absent is `missing`. */
export function integerField(message: Message, field: number, missing = 0): number {
  const value = message.get(field)?.at(-1);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : missing;
}

export function bytesField(message: Message, field: number): Uint8Array | null {
  const value = message.get(field)?.at(-1);
  return value instanceof Uint8Array ? value : null;
}

export function textField(message: Message, field: number): string {
  const value = bytesField(message, field);
  return value ? text.decode(value) : '';
}

/** A single float; null when absent or no number. */
export function floatField(message: Message, field: number): number | null {
  return floatsField(message, field).at(-1) ?? null;
}

/** Packed or one by one: a writer may do either. Numbers that are none are left out. */
export function floatsField(message: Message, field: number): number[] {
  return (message.get(field) ?? []).flatMap((value) => (value instanceof Uint8Array ? floats(value) : [])).filter(Number.isFinite);
}

function floats(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => shortest(view.getFloat32(index * 4, true)));
}

/** The decimal number that was meant: 0.9 is 0.8999999761581421 in 32 bits. */
function shortest(value: number): number {
  for (const digits of [6, 7, 8]) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
