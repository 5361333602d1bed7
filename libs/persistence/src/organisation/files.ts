import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

export interface NewFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Keeps a file under its content's digest, once, and who brought it. */
export async function keepFile(
  tx: Transaction,
  personId: string,
  { sha256, mediaType, content }: NewFile,
): Promise<void> {
  await tx.rows(
    `INSERT INTO file (sha256, size, media_type, content) VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT file_pk DO NOTHING`,
    [sha256, content.length, mediaType, content],
  );
  await tx.rows(
    `INSERT INTO file_upload (sha256, person_id, uploaded_at) VALUES ($1, $2, legal_now())
     ON CONFLICT ON CONSTRAINT file_upload_pk DO NOTHING`,
    [sha256, personId],
  );
}

export interface StoredFile {
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * A file, for somebody who may read it: who brought it; the proposing body of a dossier it belongs to, as a paper or as
 * evidence of what was confirmed, and every level the dossier came to with that level's Home Affairs; the body of a duty it was filed on, and the campaign's issuer with
 * its Home Affairs. Null for anybody else, as when there is no such file.
 * @param bodyIds bodies the reader holds a post in
 */
export async function findFile(
  sql: Sql,
  sha256: string,
  personId: string,
  bodyIds: readonly string[],
): Promise<StoredFile | null> {
  const [row] = await sql.rows<StoredFile & Record<string, unknown>>(
    `WITH mine AS MATERIALIZED (
       SELECT id FROM body WHERE id = ANY ($3) UNION SELECT id FROM body WHERE home_affairs_id = ANY ($3))
     SELECT media_type AS "mediaType", content FROM file
      WHERE sha256 = $1
        AND (EXISTS (SELECT FROM file_upload u WHERE u.sha256 = $1 AND u.person_id = $2)
          OR EXISTS (SELECT FROM dossier d
                      WHERE d.id IN (SELECT p.dossier_id FROM paper p WHERE p.file_sha256 = $1
                                     UNION ALL SELECT k.dossier_id FROM confirmation k WHERE k.evidence_sha256 = $1)
                        AND (d.body_id = ANY ($3)
                          OR EXISTS (SELECT FROM stage_visit v JOIN mine ON mine.id = v.level_body_id WHERE v.dossier_id = d.id)))
          OR EXISTS (SELECT FROM filing f JOIN duty y ON y.id = f.duty_id JOIN campaign c ON c.id = y.campaign_id
                      WHERE f.file_sha256 = $1 AND (y.body_id = ANY ($3) OR c.issuer_body_id IN (SELECT id FROM mine))))`,
    [sha256, personId, bodyIds],
  );
  return row ?? null;
}
