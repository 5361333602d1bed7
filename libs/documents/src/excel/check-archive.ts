import { inflateRawSync } from 'node:zlib';
import { Problem } from '@bangvang/domain';

/** How much a workbook may hold, unpacked: a hundred times what ten thousand rows need. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 150 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
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

/**
 * Checks that a file is a plain workbook before anything unpacks it: its directory and its contents tell the same, nothing hides
 * between or before its entries, no entry is larger than it says, none runs, and all together are small enough to hold.
 * @throws Problem upload-type-refused, upload-too-large
 */
export function checkArchive(content: Buffer): void {
  const entries = directoryOf(content);
  if (entries.length > MOST_ENTRIES || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_BYTES) {
    throw new Problem('upload-too-large', 'Bảng tính quá lớn khi giải nén; mỗi tệp nhiều nhất 20.000 dòng.');
  }
  if (entries.some(({ name }) => /vbaProject|macrosheets|externalLinks|activeX|embeddings/i.test(name))) {
    throw refused('Bảng tính có macro, liên kết ngoài hoặc tệp nhúng.');
  }
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw refused('Tệp không phải bảng tính Excel (.xlsx).');
  let at = 0;
  for (const entry of entries) at = checkEntry(content, entry, at);
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

/** @returns where the entry ends, and the next one begins */
function checkEntry(content: Buffer, { name, at, method, packed, unpacked }: Entry, expected: number): number {
  if (at !== expected || at + 30 > content.length || content.readUInt32LE(at) !== LOCAL_HEADER) {
    throw refused('Nội dung và mục lục của tệp không khớp.');
  }
  const flags = content.readUInt16LE(at + 6);
  const lengthOfName = content.readUInt16LE(at + 26);
  const begins = at + 30 + lengthOfName + content.readUInt16LE(at + 28);
  const sameName = content.toString('utf8', at + 30, at + 30 + lengthOfName) === name;
  const sameSize = (flags & SIZES_FOLLOW) !== 0 || content.readUInt32LE(at + 22) === unpacked;
  const ends = begins + packed;
  if (!sameName || !sameSize || ends > content.length) throw refused('Nội dung và mục lục của tệp không khớp.');
  checkSize(content.subarray(begins, ends), method, unpacked);
  return (flags & SIZES_FOLLOW) === 0 ? ends : afterSizes(content, ends);
}

function checkSize(packed: Buffer, method: number, unpacked: number): void {
  if (method === STORED && packed.length === unpacked) return;
  try {
    if (method === DEFLATED && inflateRawSync(packed, { maxOutputLength: Math.max(unpacked, 1) }).length === unpacked)
      return;
  } catch (failure) {
    throw refused('Tệp bị hỏng hoặc lớn hơn kích thước nó khai.', failure);
  }
  throw refused('Tệp bị hỏng hoặc lớn hơn kích thước nó khai.');
}

/** The sizes after a content: twelve bytes, or sixteen with their mark. */
function afterSizes(content: Buffer, ends: number): number {
  const marked = ends + 4 <= content.length && content.readUInt32LE(ends) === 0x08074b50;
  return ends + (marked ? 16 : 12);
}

function refused(detail: string, cause?: unknown): Problem {
  return new Problem('upload-type-refused', detail, { cause });
}
