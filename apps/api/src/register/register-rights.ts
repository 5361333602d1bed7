import type { Officer, Role } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type Actor, keeperOfBody, registerKeeper, type Sql } from '@bangvang/persistence';
import { actorFor } from '../http/index.js';

/** Those whose work needs what is on record against somebody. */
const SEES_EVERYTHING: readonly Role[] = [
  'appraiser',
  'appraisal-lead',
  'decider',
  'council-chair',
  'council-secretary',
  'council-member',
  'auditor',
];

/** Whether discipline and ratings of subjects of any body are shown. */
export function seesEverything({ posts }: Officer): boolean {
  return posts.some(({ role }) => SEES_EVERYTHING.includes(role));
}

/**
 * The post from which an officer writes about subjects: his body's Home Affairs keeps their register.
 * @throws Problem not-allowed
 */
export async function keeperPost(
  sql: Sql,
  officer: Officer,
  roles: Role | readonly Role[],
  subjectIds: readonly string[],
): Promise<Actor> {
  return postIn(officer, roles, await registerKeeper(sql, bodiesOf(officer, roles), subjectIds));
}

/** The same for a body. @throws Problem not-allowed */
export async function keeperPostOfBody(
  sql: Sql,
  officer: Officer,
  roles: Role | readonly Role[],
  bodyId: string,
): Promise<Actor> {
  return postIn(officer, roles, await keeperOfBody(sql, bodiesOf(officer, roles), bodyId));
}

function postIn(officer: Officer, roles: Role | readonly Role[], bodyId: string | null): Actor {
  if (bodyId === null) throw new Problem('not-allowed', 'Sổ vàng của đơn vị này do cơ quan Nội vụ khác giữ.');
  return actorFor(officer, roles, bodyId);
}

function bodiesOf({ posts }: Officer, roles: Role | readonly Role[]): string[] {
  return posts.filter(({ role }) => roles.includes(role)).map(({ bodyId }) => bodyId);
}
