/** A dossier as it was sent, as far as two sendings can differ. */
export interface SentContent {
  readonly papers: readonly SentPaper[];
  /** The nominee's sheet; null where none was filled. */
  readonly answers: Readonly<Record<string, unknown>> | null;
  /** The short account of what was achieved; null where it was not kept. */
  readonly achievement: string | null;
}

interface SentPaper {
  readonly code: string;
  readonly name: string;
  /** SHA-256 of the file. */
  readonly fileSha256: string;
}

/** A paper that came, went, or has another file. Hashes are null where there was none. */
export interface PaperDifference {
  readonly code: string;
  readonly name: string;
  readonly change: 'added' | 'replaced' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
}

/** A field of the sheet that says something else. Values are null where it said nothing. */
export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two sendings of one dossier. */
export interface SendingDifferences {
  readonly papers: readonly PaperDifference[];
  readonly fields: readonly FieldDifference[];
}

/** Compares two sendings: papers by their files, the sheet field by field, and the account of the achievement. */
export function sendingDifferences(before: SentContent, after: SentContent): SendingDifferences {
  return { papers: paperDifferences(before.papers, after.papers), fields: fieldDifferences(before, after) };
}

function paperDifferences(before: readonly SentPaper[], after: readonly SentPaper[]): PaperDifference[] {
  const [old, present] = [byCode(before), byCode(after)];
  const came = after.flatMap(({ code, name, fileSha256 }): PaperDifference[] => {
    const earlier = old.get(code)?.fileSha256 ?? null;
    if (earlier === fileSha256) return [];
    return [{ code, name, change: earlier === null ? 'added' : 'replaced', before: earlier, after: fileSha256 }];
  });
  const went = before
    .filter(({ code }) => !present.has(code))
    .map(({ code, name, fileSha256 }) => ({ code, name, change: 'removed' as const, before: fileSha256, after: null }));
  return [...came, ...went];
}

function fieldDifferences(before: SentContent, after: SentContent): FieldDifference[] {
  const [old, present] = [before.answers ?? {}, after.answers ?? {}];
  const fields = [...new Set([...Object.keys(present), ...Object.keys(old)])].map((field) => ({
    ...{ field, before: old[field] ?? null, after: present[field] ?? null },
  }));
  const told = { field: 'achievement', before: before.achievement, after: after.achievement };
  return [told, ...fields].filter((found) => JSON.stringify(found.before) !== JSON.stringify(found.after));
}

function byCode(papers: readonly SentPaper[]): ReadonlyMap<string, SentPaper> {
  return new Map(papers.map((paper) => [paper.code, paper]));
}
