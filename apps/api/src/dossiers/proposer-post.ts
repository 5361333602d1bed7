import type { Officer, Role } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import type { Actor, Sql } from '@bangvang/persistence';
import { actorFor } from '../http/index.js';

/**
 * The post from which an officer acts for the body that proposes a dossier.
 * @throws Problem no-such-dossier where there is none, or the officer has no such post there
 */
export async function proposerPost(
  sql: Sql,
  officer: Officer,
  roles: Role | readonly Role[],
  dossierId: string,
): Promise<Actor & { readonly personId: string; readonly bodyId: string }> {
  const [dossier] = await sql.rows<{ bodyId: string }>('SELECT body_id AS "bodyId" FROM dossier WHERE id = $1', [
    dossierId,
  ]);
  if (!dossier || !officer.posts.some(({ bodyId }) => bodyId === dossier.bodyId)) {
    throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  }
  return { ...actorFor(officer, roles, dossier.bodyId), personId: officer.personId, bodyId: dossier.bodyId };
}
