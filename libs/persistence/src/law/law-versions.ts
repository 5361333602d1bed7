import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { contentHash } from './canonical.js';
import type { LawContent, LawFiles } from './law-rows.js';

/** A version of the law's files. Instants are ISO texts, the day a legal one. */
export interface LawVersion {
  readonly id: number;
  /** Legal time of the load. */
  readonly loadedAt: string;
  readonly loadedOn: string;
  readonly loadedAtReal: string;
  readonly loadedBy: string;
  readonly note: string | null;
  readonly contentHash: string;
  readonly files: readonly string[];
}

/** A load as it happens: who runs it, and why. */
export interface LawLoad {
  readonly by: string;
  readonly note: string | null;
}

/**
 * Keeps the files as a new version where they differ from the newest one.
 * @returns the version before (null at the first load) and the present one; the same where nothing differs
 */
export async function keepLawVersion(
  tx: Transaction,
  files: LawFiles,
  { by, note }: LawLoad,
): Promise<{ readonly before: LawVersion | null; readonly now: LawVersion }> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('law_version'))`);
  const before = await newestLawVersion(tx);
  const hash = contentHash(files);
  if (before?.contentHash === hash) return { before, now: before };
  await tx.rows(
    `WITH version AS (
       INSERT INTO law_version (id, loaded_at, loaded_by, note, content_hash)
       VALUES ($1, legal_now(), $2, $3, $4) RETURNING id)
     INSERT INTO law_file (version_id, file, content) SELECT version.id, f.key, f.value FROM version, jsonb_each($5) AS f`,
    [(before?.id ?? 0) + 1, by, note, hash, JSON.stringify(files)],
  );
  const now = await newestLawVersion(tx);
  tx.audit('installation', 'law-version', { version: now!.id, by, note, contentHash: hash });
  return { before, now: now! };
}

/** Versions, the newest first. @param beforeId only those older than this one; null: from the newest on */
export function listLawVersions(sql: Sql, beforeId: number | null, rows: number): Promise<LawVersion[]> {
  return sql.rows<LawVersion & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM law_version v WHERE $1::int IS NULL OR v.id < $1 ORDER BY v.id DESC LIMIT $2`,
    [beforeId, rows],
  );
}

export async function findLawVersion(sql: Sql, id: number): Promise<LawVersion | null> {
  const [version] = await sql.rows<LawVersion & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM law_version v WHERE v.id = $1`,
    [id],
  );
  return version ?? null;
}

export async function newestLawVersion(sql: Sql): Promise<LawVersion | null> {
  return (await listLawVersions(sql, null, 1))[0] ?? null;
}

/** The files of a version, as parsed. */
export async function readLawFiles(sql: Sql, versionId: number): Promise<LawFiles> {
  const files = await sql.rows<{ file: string; content: LawContent }>(
    'SELECT file, content FROM law_file WHERE version_id = $1 ORDER BY file',
    [versionId],
  );
  return Object.fromEntries(files.map(({ file, content }) => [file, content]));
}

const COLUMNS = `
  v.id, ${ISO('v.loaded_at')} AS "loadedAt", (v.loaded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "loadedOn",
  ${ISO('v.loaded_at_real')} AS "loadedAtReal", v.loaded_by AS "loadedBy", v.note, v.content_hash AS "contentHash",
  ARRAY(SELECT f.file FROM law_file f WHERE f.version_id = v.id ORDER BY f.file) AS files`;
