import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type Sql, viewerOf, visible } from '@bangvang/persistence';

/** A dossier the officer may see, and the bodies whose people handle it. */
export interface SeenDossier {
  readonly bodyId: string;
  /** Home Affairs of the level it is at, or the level itself; null at none yet. */
  readonly homeAffairsId: string | null;
}

/** @throws Problem no-such-dossier also where the officer may not see it */
export async function seenDossier(sql: Sql, dossierId: string, officer: Officer): Promise<SeenDossier> {
  const { personId, bodyIds, auditor } = viewerOf(officer);
  const [dossier] = await sql.rows<SeenDossier & Record<string, unknown>>(
    `SELECT d.body_id AS "bodyId", coalesce(l.home_affairs_id, l.id) AS "homeAffairsId"
       FROM dossier d LEFT JOIN body l ON l.id = d.level_body_id WHERE d.id = $4 AND ${visible('$1', '$2', '$3')}`,
    [personId, bodyIds, auditor, dossierId],
  );
  if (!dossier) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  return dossier;
}
