import type { Stage } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** A dossier of a campaign as a line of a list of nominees. */
export interface ExportedNominee {
  readonly kind: 'individual' | 'collective' | 'household';
  readonly name: string;
  readonly title: string | null;
  readonly bodyCode: string;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
  readonly awardCode: string;
  readonly achievement: string;
  readonly proposedBy: string;
  readonly stage: Stage;
}

/** The nominees of a campaign the viewer may see, by proposing body and name. */
export function listNominees(sql: Sql, viewer: Viewer, campaignId: string, most: number): Promise<ExportedNominee[]> {
  return sql.rows<ExportedNominee & Record<string, unknown>>(
    `SELECT n.kind, n.name, n.title, b.code AS "bodyCode", n.direct_worker AS "directWorker",
            n.small_collective AS "smallCollective", d.award_code AS "awardCode", d.achievement, pb.code AS "proposedBy", d.stage
       FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN body b ON b.id = n.body_id JOIN body pb ON pb.id = d.body_id
      WHERE d.campaign_id = $4 AND ${visible('$1', '$2', '$3')}
      ORDER BY pb.code, listed_name(n.kind, n.name), d.id LIMIT $5`,
    [viewer.personId, viewer.bodyIds, viewer.auditor, campaignId, most],
  );
}
