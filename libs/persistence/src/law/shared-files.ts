import type { Sql } from '../database.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** A file of a dossier that also lies in others, where it is a paper now. */
export interface SharedFile {
  readonly code: string;
  readonly fileSha256: string;
  /** Every other dossier that has it, whether the viewer may see it or not. */
  readonly otherDossiers: number;
  /** Those the viewer may see. */
  readonly dossiers: readonly {
    readonly id: string;
    readonly campaignId: string;
    readonly nominee: string;
    readonly award: string;
    readonly body: string;
  }[];
}

/** The present papers of a dossier whose very file is a present paper of another one too, by paper. */
export function readSharedFiles(sql: Sql, viewer: Viewer, dossierId: string): Promise<SharedFile[]> {
  return sql.rows<SharedFile & Record<string, unknown>>(SHARED, [
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
    dossierId,
  ]);
}

const SHARED = `
  SELECT own.paper_code AS code, own.file_sha256 AS "fileSha256", count(DISTINCT d.id)::int AS "otherDossiers",
         coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', d.id, 'campaignId', d.campaign_id, 'nominee', n.name,
             'award', a.name, 'body', (SELECT t.name FROM body_tenure t WHERE t.body_id = d.body_id
               ORDER BY t.valid_from DESC LIMIT 1))) FILTER (WHERE ${visible('$1', '$2', '$3')}), '[]') AS dossiers
    FROM paper own
    JOIN paper other ON other.file_sha256 = own.file_sha256 AND other.replaced_at IS NULL AND other.dossier_id <> own.dossier_id
    JOIN dossier d ON d.id = other.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
   WHERE own.dossier_id = $4 AND own.replaced_at IS NULL
   GROUP BY own.paper_code, own.file_sha256 ORDER BY own.paper_code`;
