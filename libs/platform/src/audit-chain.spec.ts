import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { assert, asyncProperty, constantFrom, integer, nat } from 'fast-check';
import { type AuditFaultKind, verifyAudit, type VerifyOptions } from './audit-chain.js';
import { type AuditLine, checkpointLine } from './audit-export.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PUBLIC = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const KEY = { publicKey: PUBLIC, sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64') };

/** The honest trail of some subjects, `lengths[i]` entries each. */
function aTrail(lengths: readonly number[], what = 'việc'): AuditLine[] {
  return lengths.flatMap((length, i) => {
    const subject = `dossier/${i}`;
    let hash = createHash('sha256').update(subject).digest();
    return Array.from({ length }, (_, n) => {
      const entry = JSON.stringify({ subject, seq: n + 1, act: `${what} ${n}` });
      hash = createHash('sha256').update(hash).update(entry).digest();
      return { subject, seq: n + 1, entry, hash: hash.toString('hex') };
    });
  });
}

/** The trail with the checkpoint an installation would sign for it. */
function exportOf(trail: readonly AuditLine[]): string[] {
  const heads = new Map(trail.map(({ subject, seq, hash }) => [subject, { subject, length: seq, head: hash }]));
  const checkpoint = {
    madeAt: '2026-01-01T00:00:00.000Z',
    legalTime: '2023-10-30T17:00:00.000Z',
    subjects: heads.size,
    entries: trail.length,
    heads: [...heads.values()],
  };
  return [...trail, checkpointLine(checkpoint, KEY)].map((line) => JSON.stringify(line));
}

async function faults(lines: readonly string[], options: VerifyOptions = {}): Promise<AuditFaultKind[]> {
  const verdict = await verifyAudit(lines, { publicKey: PUBLIC, ...options });
  return verdict.faults.map(({ kind }) => kind);
}

describe('An export as the installation gave it', () => {
  it('has no fault, also against its own older checkpoint', async () => {
    const older = exportOf(aTrail([2, 1]));
    expect(await faults(exportOf(aTrail([3, 2])), { witnesses: [older.at(-1)!] })).toEqual([]);
  });

  it('of an empty trail has no fault', async () => {
    expect(await faults(exportOf([]))).toEqual([]);
  });
});

describe('An export that somebody worked on', () => {
  it('shows any edit, deletion or exchange of entries, wherever it is', async () => {
    await assert(
      asyncProperty(
        integer({ min: 1, max: 6 }),
        integer({ min: 1, max: 6 }),
        nat(),
        constantFrom('edit', 'delete', 'exchange', 'repeat'),
        async (first, second, at, how) => {
          const honest = exportOf(aTrail([first, second]));
          const lines = [...honest];
          const index = at % (lines.length - 1);
          const other = (index + 1) % (lines.length - 1);
          if (how === 'edit') lines[index] = lines[index]!.replace('việc', 'việt');
          if (how === 'delete') lines.splice(index, 1);
          if (how === 'repeat') lines.splice(index, 0, lines[index]!);
          if (how === 'exchange') [lines[index], lines[other]] = [lines[other]!, lines[index]!];
          // Chains may lie interleaved: only the order within one matters.
          const worked = ['dossier/0', 'dossier/1'].some((of) => chainIn(lines, of) !== chainIn(honest, of));
          expect((await faults(lines)).length > 0).toBe(worked);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows an entry whose hashes were all worked out anew', async () => {
    const lines = exportOf(aTrail([3]));
    const forged = [...aTrail([3], 'việc khác').map((line) => JSON.stringify(line)), lines.at(-1)!];
    expect(await faults(forged)).toEqual(['head-differs']);
  });

  it('shows a subject taken out whole, and one put in', async () => {
    const lines = exportOf(aTrail([1, 1]));
    expect(await faults(lines.slice(1))).toEqual(['counts-differ', 'subject-missing']);
    const foreign = aTrail([1, 1, 1])[2]!;
    expect(await faults([JSON.stringify(foreign), ...lines])).toEqual(['counts-differ', 'subject-unlisted']);
  });

  it('shows a missing checkpoint, one of another key, and one whose text was edited', async () => {
    const lines = exportOf(aTrail([2]));
    expect(await faults(lines.slice(0, -1))).toEqual(['checkpoint-missing']);
    const edited = lines.at(-1)!.replace('2023-10-30', '2023-10-31');
    expect(await faults([...lines.slice(0, -1), edited])).toEqual(['signature-wrong']);
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await faults(lines, { publicKey: other })).toEqual(['signature-wrong']);
  });

  it('shows a line that is no entry, and a line after the end', async () => {
    const lines = exportOf(aTrail([1]));
    expect(await faults(['not json', ...lines])).toEqual(['unreadable-line']);
    expect(await faults([...lines, lines[0]!])).toEqual(['line-after-checkpoint']);
  });
});

describe('A trail cut off and signed anew by whoever holds the key', () => {
  it('shows against a checkpoint somebody kept', async () => {
    const witnesses = [exportOf(aTrail([3, 2])).at(-1)!];
    expect(await faults(exportOf(aTrail([2, 2])), { witnesses })).toEqual(['truncated-since-witness']);
    expect(await faults(exportOf(aTrail([3])), { witnesses })).toEqual(['truncated-since-witness']);
  });

  it('and one written anew shows as changed', async () => {
    const witnesses = [exportOf(aTrail([3])).at(-1)!];
    expect(await faults(exportOf(aTrail([4], 'việc khác')), { witnesses })).toEqual(['changed-since-witness']);
  });
});

function chainIn(lines: readonly string[], subject: string): string {
  return lines.filter((line) => (JSON.parse(line) as Partial<AuditLine>).subject === subject).join('\n');
}
