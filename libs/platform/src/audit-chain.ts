import { createHash, createPublicKey, verify } from 'node:crypto';
import type { AuditLine, ChainHead, Checkpoint, CheckpointLine } from './audit-export.js';

export type AuditFaultKind =
  | 'unreadable-line'
  | 'broken-sequence'
  | 'entry-misplaced'
  | 'hash-differs'
  | 'checkpoint-missing'
  | 'line-after-checkpoint'
  | 'signature-wrong'
  | 'counts-differ'
  | 'head-differs'
  | 'subject-missing'
  | 'subject-unlisted'
  | 'witness-unreadable'
  | 'truncated-since-witness'
  | 'changed-since-witness';

/** One thing that is wrong with an export, and where. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly subject: string | null;
  /** Number of the entry, or of the line where no entry could be read. */
  readonly at: number | null;
}

export interface AuditVerdict {
  readonly entries: number;
  readonly subjects: number;
  readonly faults: readonly AuditFault[];
  /** The export's own checkpoint, null when it has none: keep it as a witness. */
  readonly checkpoint: Checkpoint | null;
}

export interface VerifyOptions {
  /** PEM of the installation's key, kept by the auditor. Absent: the key named in the export, which proves less. */
  readonly publicKey?: string;
  /** Last lines of older exports: what they vouched for must still be there, unchanged. */
  readonly witnesses?: readonly string[];
}

/**
 * Checks an export without the server: recomputes every chain, compares it with the signed checkpoint, and holds both
 * against older checkpoints, so that a chain cut off and signed anew shows as well.
 * @param lines the export, a line at a time
 */
export async function verifyAudit(
  lines: AsyncIterable<string> | Iterable<string>,
  { publicKey, witnesses = [] }: VerifyOptions = {},
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const chains = new Chains(faults);
  const older = witnesses.map((line) => openCheckpoint(line, publicKey));
  if (older.some((witness) => witness === null)) faults.push(fault('witness-unreadable'));
  for (const witness of older) for (const head of witness?.heads ?? []) chains.expect(head);

  let number = 0;
  let closing: string | null = null;
  for await (const line of lines) {
    number += 1;
    if (line === '') continue;
    const read = parsed(line);
    if (closing !== null) faults.push(fault('line-after-checkpoint', null, number));
    else if (isCheckpointLine(read)) closing = line;
    else if (isAuditLine(read)) chains.add(read);
    else faults.push(fault('unreadable-line', null, number));
  }

  chains.compareWithWitnesses();
  const checkpoint = closing === null ? null : openCheckpoint(closing, publicKey);
  if (closing === null) faults.push(fault('checkpoint-missing'));
  else if (checkpoint === null) faults.push(fault('signature-wrong'));
  else chains.compareWith(checkpoint);
  return { entries: chains.entries, subjects: chains.subjects, faults, checkpoint };
}

/** The chains as recomputed, a subject at a time or interleaved. */
class Chains {
  entries = 0;
  private readonly heads = new Map<string, { length: number; hash: Buffer }>();
  private readonly expected = new Map<string, ChainHead[]>();

  constructor(private readonly faults: AuditFault[]) {}

  get subjects(): number {
    return this.heads.size;
  }

  /** A witness saw this head; it is compared when the chain has that length. */
  expect(head: ChainHead): void {
    this.expected.set(head.subject, [...(this.expected.get(head.subject) ?? []), head]);
  }

  add({ subject, seq, entry, hash }: AuditLine): void {
    this.entries += 1;
    const head = this.heads.get(subject) ?? { length: 0, hash: sha256(Buffer.from(subject)) };
    if (seq !== head.length + 1) this.faults.push(fault('broken-sequence', subject, seq));
    if (!tells(entry, subject, seq)) this.faults.push(fault('entry-misplaced', subject, seq));
    const next = { length: head.length + 1, hash: sha256(head.hash, Buffer.from(entry)) };
    if (next.hash.toString('hex') !== hash) this.faults.push(fault('hash-differs', subject, seq));
    this.heads.set(subject, next);
    for (const seen of this.expected.get(subject) ?? []) {
      if (seen.length === next.length && seen.head !== next.hash.toString('hex')) {
        this.faults.push(fault('changed-since-witness', subject, next.length));
      }
    }
  }

  compareWithWitnesses(): void {
    for (const seen of [...this.expected.values()].flat()) {
      const length = this.heads.get(seen.subject)?.length ?? 0;
      if (length < seen.length) this.faults.push(fault('truncated-since-witness', seen.subject, length));
    }
  }

  compareWith(checkpoint: Checkpoint): void {
    const { heads, entries, subjects } = checkpoint;
    const listed = new Set(heads.map(({ subject }) => subject));
    if (entries !== this.entries || subjects !== this.heads.size || listed.size !== heads.length) {
      this.faults.push(fault('counts-differ'));
    }
    for (const { subject, length, head } of heads) {
      const found = this.heads.get(subject);
      if (!found) this.faults.push(fault('subject-missing', subject));
      else if (found.length !== length || found.hash.toString('hex') !== head) {
        this.faults.push(fault('head-differs', subject, found.length));
      }
    }
    for (const subject of this.heads.keys()) {
      if (!listed.has(subject)) this.faults.push(fault('subject-unlisted', subject));
    }
  }
}

/** The signed content of a checkpoint line, or null when line, key or signature are wrong. */
function openCheckpoint(line: string, publicKey: string | undefined): Checkpoint | null {
  const read = parsed(line);
  if (!isCheckpointLine(read)) return null;
  try {
    const key = createPublicKey(publicKey ?? read.publicKey);
    const genuine = verify(null, Buffer.from(read.checkpoint), key, Buffer.from(read.signature, 'base64'));
    return genuine ? (JSON.parse(read.checkpoint) as Checkpoint) : null;
  } catch {
    return null;
  }
}

/** The hashed text itself names its subject and number: a whole entry cannot stand in another's place. */
function tells(entry: string, subject: string, seq: number): boolean {
  const told = parsed(entry) as { subject?: unknown; seq?: unknown } | null;
  return told?.subject === subject && told.seq === seq;
}

function isAuditLine(value: unknown): value is AuditLine {
  const line = value as Partial<AuditLine> | null;
  return (
    typeof line?.subject === 'string' &&
    Number.isInteger(line.seq) &&
    typeof line.entry === 'string' &&
    typeof line.hash === 'string'
  );
}

function isCheckpointLine(value: unknown): value is CheckpointLine {
  const line = value as Partial<CheckpointLine> | null;
  return (
    typeof line?.checkpoint === 'string' && typeof line.signature === 'string' && typeof line.publicKey === 'string'
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function fault(kind: AuditFaultKind, subject: string | null = null, at: number | null = null): AuditFault {
  return { kind, subject, at };
}
