import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** A paper a dossier has now, with what is known of its file. */
export interface PaperOnFile {
  readonly id: string;
  readonly code: string;
  readonly type: string;
  readonly name: string;
  readonly fileSha256: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** The present papers of a dossier, by code. Whether the caller may see it is asked before. */
export function listPapersOnFile(sql: Sql, dossierId: string): Promise<PaperOnFile[]> {
  return sql.rows<PaperOnFile & Record<string, unknown>>(
    `SELECT p.id, p.paper_code AS code, t.name AS type, p.name, p.file_sha256 AS "fileSha256", f.media_type AS "mediaType",
            f.size::integer AS size, h.full_name AS "addedBy", ${ISO('p.added_at')} AS "addedAt"
       FROM paper p JOIN paper_type t ON t.code = p.paper_code JOIN file f ON f.sha256 = p.file_sha256
       JOIN person h ON h.id = p.added_by
      WHERE p.dossier_id = $1 AND p.replaced_at IS NULL ORDER BY p.paper_code`,
    [dossierId],
  );
}
