import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { Problem } from '@bangvang/domain';

/** How much a workbook may hold, unpacked: enough for a hundred thousand short rows. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 64 * 1024 * 1024;
/** How much is unpacked at a time, in bytes. */
const PIECE = 256 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const SIZES_MARK = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;
/** The sizes stand after the content, not before it. */
const SIZES_FOLLOW = 1 << 3;

interface Entry {
  readonly name: string;
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** The entries of an archive by name; each is unpacked when asked for, never beyond the size it says. */
export interface Archive {
  readonly names: readonly string[];
  /** @returns the content, or null where there is no such entry. @throws Problem upload-type-refused */
  unpack(name: string): Buffer | null;
  /** @returns the content piece by piece, or null where there is no such entry. @throws Problem upload-type-refused */
  stream(name: string): AsyncIterable<Buffer> | null;
}

/**
 * Opens a file as a plain workbook: its directory and its contents tell the same, nothing hides before or between its entries,
 * none of them runs, and all together are small enough to hold.
 * @throws Problem upload-type-refused, upload-too-large
 */
export function openArchive(content: Buffer): Archive {
  const entries = directoryOf(content);
  if (entries.length > MOST_ENTRIES || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_BYTES) {
    throw new Problem('upload-too-large', 'Bảng tính quá lớn khi giải nén; hãy chia thành nhiều tệp.');
  }
  if (entries.some(({ name }) => /vbaProject|macrosheets|externalLinks|activeX|embeddings/i.test(name))) {
    throw refused('Bảng tính có macro, liên kết ngoài hoặc tệp nhúng.');
  }
  const packed = new Map<string, { readonly entry: Entry; readonly bytes: Buffer }>();
  let at = 0;
  for (const entry of entries) {
    const { begins, ends, next } = placeOf(content, entry, at);
    if (packed.has(entry.name)) throw refused('Tệp có hai phần cùng tên.');
    packed.set(entry.name, { entry, bytes: content.subarray(begins, ends) });
    at = next;
  }
  return {
    names: [...packed.keys()],
    unpack(name) {
      const found = packed.get(name);
      return found ? unpacked(found.bytes, found.entry) : null;
    },
    stream(name) {
      const found = packed.get(name);
      return found ? unpackedPieces(found.bytes, found.entry) : null;
    },
  };
}

/** The entries as the directory at the end tells them, in the order of their contents. */
function directoryOf(content: Buffer): readonly Entry[] {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw refused('Tệp không phải bảng tính Excel (.xlsx).');
  }
  const entries: Entry[] = [];
  let at = content.readUInt32LE(end + 16);
  for (let left = content.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || content.readUInt32LE(at) !== DIRECTORY_ENTRY) throw refused('Mục lục của tệp bị hỏng.');
    const lengthOfName = content.readUInt16LE(at + 28);
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + lengthOfName),
      at: content.readUInt32LE(at + 42),
      method: content.readUInt16LE(at + 10),
      packed: content.readUInt32LE(at + 20),
      unpacked: content.readUInt32LE(at + 24),
    });
    at += 46 + lengthOfName + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries.toSorted((a, b) => a.at - b.at);
}

/** Where the packed content begins and ends, and where the next entry begins. */
function placeOf(content: Buffer, { name, at, packed, unpacked }: Entry, expected: number) {
  if (at !== expected || at + 30 > content.length || content.readUInt32LE(at) !== LOCAL_HEADER) throw unlike();
  const flags = content.readUInt16LE(at + 6);
  const lengthOfName = content.readUInt16LE(at + 26);
  const begins = at + 30 + lengthOfName + content.readUInt16LE(at + 28);
  const ends = begins + packed;
  const sameName = content.toString('utf8', at + 30, at + 30 + lengthOfName) === name;
  const sameSize = (flags & SIZES_FOLLOW) !== 0 || content.readUInt32LE(at + 22) === unpacked;
  if (!sameName || !sameSize || ends > content.length) throw unlike();
  return { begins, ends, next: (flags & SIZES_FOLLOW) === 0 ? ends : afterSizes(content, ends) };
}

/** The sizes after a content: twelve bytes, or sixteen with their mark. */
function afterSizes(content: Buffer, ends: number): number {
  const marked = ends + 4 <= content.length && content.readUInt32LE(ends) === SIZES_MARK;
  return ends + (marked ? 16 : 12);
}

function unpacked(bytes: Buffer, { method, unpacked: says }: Entry): Buffer {
  if (method === STORED && bytes.length === says) return bytes;
  try {
    const content = method === DEFLATED ? inflateRawSync(bytes, { maxOutputLength: Math.max(says, 1) }) : null;
    if (content?.length === says) return content;
  } catch (failure) {
    throw damaged(failure);
  }
  throw damaged();
}

/** Unpacked beside the main thread: other requests are answered between two pieces. */
async function* unpackedPieces(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.method !== DEFLATED) return yield unpacked(bytes, entry);
  const inflating = createInflateRaw({ chunkSize: PIECE });
  inflating.end(bytes);
  let length = 0;
  try {
    for await (const piece of inflating as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > entry.unpacked) break;
      yield piece;
    }
  } catch (failure) {
    throw failure instanceof Problem ? failure : damaged(failure);
  }
  if (length !== entry.unpacked) throw damaged();
}

function damaged(cause?: unknown): Problem {
  return refused('Tệp bị hỏng hoặc lớn hơn kích thước nó khai.', cause);
}

function unlike(): Problem {
  return refused('Nội dung và mục lục của tệp không khớp.');
}

function refused(detail: string, cause?: unknown): Problem {
  return new Problem('upload-type-refused', detail, { cause });
}
