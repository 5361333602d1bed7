import { Problem, type ProblemSlug } from '@bangvang/domain';
import { leaveAgenda } from '../ballots/leaving-agenda.js';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import { refuseBarred } from '../law/refuse-barred.js';
import { ON_HOLD } from '../law/suspensions.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { ACTING, isConcerned, standsAside } from './aside.js';
import { recuseConcerned } from './derived-recusals.js';
import { NO_FIGURES } from './item-ends.js';
import { LIVE_STATES } from './item-states.js';
import { type LockedSession, lockSession, raiseVersion, requireUnopened, subjectOf } from './session-lock.js';
import { tellMembers } from './invitations.js';
import { agendasOf } from './member-agendas.js';

/** Where an agenda takes its dossiers from. */
export interface AgendaScope {
  readonly sessionId: string;
  readonly campaignId: string;
  readonly councilBodyId: string;
}

const REFUSALS = {
  'no-such-dossier': 'không có hồ sơ này',
  'wrong-stage': 'không ở bước Hội đồng họp bình xét của cấp này',
  'step-already-concluded': 'Hội đồng đã có kết quả, không bình xét lại',
  'dossier-on-hold': 'đang tạm dừng',
  'not-proposable': 'xin hình thức khen thưởng không có trong thủ tục đã ấn định của phong trào',
  'conflicting-act': 'đang nằm trong chương trình của phiên họp khác',
  'already-recorded': 'đã rút hoặc tạm dừng trong chính phiên họp này; đưa vào phiên họp sau',
} as const satisfies Partial<Record<ProblemSlug, string>>;

type Refusal = keyof typeof REFUSALS;

/**
 * Changes the agenda of a session not yet opened. A removed item with written opinions stays on file as deferred.
 * @param version of the session as the caller saw it
 * @throws Problem no-such-session, stale-version, session-frozen, session-not-open, and those of the dossiers
 */
export async function changeAgenda(
  tx: Transaction,
  sessionId: string,
  version: number,
  dossierIds: readonly string[],
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireUnopened(session);
  const before = await agendasOf(tx, sessionId);
  await putOnAgenda(
    tx,
    { sessionId, campaignId: session.campaignId, councilBodyId: session.councilBodyId },
    dossierIds,
  );
  const raised = await raiseVersion(tx, session);
  const after = await agendasOf(tx, sessionId);
  await tellMembers(
    tx,
    session,
    after.filter(({ personId, text }) => before.find((one) => one.personId === personId)?.text !== text),
    'agenda',
    raised,
  );
  tx.audit(subjectOf(sessionId), 'agenda-changed', { dossierIds });
  return { version: raised };
}

/**
 * Makes the dossiers, in this order, the agenda under the vote rules frozen in the campaign, in a cluster under those of its
 * regulation frozen in the session; all or none. Items on which whoever
 * acts stands aside are not his to move or take away: they keep their places among what he names.
 * @throws Problem naming every dossier that cannot stand on it
 */
export async function putOnAgenda(tx: Transaction, scope: AgendaScope, dossierIds: readonly string[]): Promise<void> {
  await tx.rows('SELECT id FROM dossier WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE', [dossierIds]);
  const votes = JSON.stringify((await readProcedure(tx, scope.campaignId)).votes);
  await refuseUnfit(tx, scope, dossierIds, votes);
  await refuseBarred(tx, dossierIds, 'vote');
  const whole = await withKept(tx, scope.sessionId, dossierIds);
  await leaveAgenda(tx, scope.sessionId, whole);
  await removeOthers(tx, scope.sessionId, whole);
  const items = whole.map((dossierId, place) => ({ id: newId(), dossierId, ord: place + 1 }));
  await tx.rows(
    `INSERT INTO session_item AS kept
       (id, session_id, dossier_id, visit_id, ord, vote_numerator, vote_denominator, vote_strict, secret)
     SELECT n.id, $1, d.id, v.id, n.ord, rule.numerator, rule.denominator, rule.strict, coalesce(rule."secretBallot", false)
       FROM jsonb_to_recordset($2) AS n (id uuid, "dossierId" uuid, ord integer)
       JOIN dossier d ON d.id = n."dossierId"
       LEFT JOIN LATERAL (SELECT s.rules -> 'acclamation' AS of FROM council_session s JOIN council c ON c.id = s.council_id
                            JOIN cluster k ON k.body_id = c.body_id WHERE s.id = $1) AS acclaims ON true
       CROSS JOIN jsonb_to_record(coalesce(acclaims.of -> 'share' || jsonb_build_object('secretBallot', acclaims.of -> 'secret'),
              $3::jsonb -> d.award_code)) AS rule (numerator integer, denominator integer, strict boolean, "secretBallot" boolean)
       JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
     ON CONFLICT ON CONSTRAINT session_item_once
       DO UPDATE SET ord = excluded.ord, visit_id = excluded.visit_id, state = 'pending', secret = kept.secret OR excluded.secret
       WHERE kept.state IN ('pending', 'deferred')`,
    [scope.sessionId, JSON.stringify(items), votes],
  );
  tx.keysWanted();
  await recuseConcerned(tx, scope.sessionId);
}

async function refuseUnfit(
  tx: Transaction,
  scope: AgendaScope,
  dossierIds: readonly string[],
  votes: string,
): Promise<void> {
  const unfit = await tx.rows<{ dossierId: string; reason: Refusal }>(
    `SELECT asked.id AS "dossierId", found.reason
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, n)
       CROSS JOIN LATERAL (SELECT CASE
         WHEN d.id IS NULL OR d.campaign_id <> $2 OR concerned.here THEN 'no-such-dossier'
         WHEN EXISTS (SELECT 1 FROM withdrawal w WHERE w.dossier_id = d.id) THEN 'wrong-stage'
         WHEN EXISTS (SELECT 1 FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id
                       WHERE v.dossier_id = d.id AND v.stage = 'before-council' AND v.level_body_id = $3
                         AND c.kind <> 'reopening')
           THEN 'step-already-concluded'
         WHEN d.stage <> 'before-council' OR NOT EXISTS (SELECT 1 FROM stage_visit v WHERE v.dossier_id = d.id
           AND v.left_at IS NULL AND v.stage = 'before-council' AND v.level_body_id = $3
             AND NOT EXISTS (SELECT 1 FROM conclusion c WHERE c.visit_id = v.id)) THEN 'wrong-stage'
         WHEN ${ON_HOLD} THEN 'dossier-on-hold'
         WHEN $5::jsonb -> d.award_code IS NULL THEN 'not-proposable'
         WHEN EXISTS (SELECT 1 FROM session_item i JOIN stage_visit v ON v.id = i.visit_id WHERE v.dossier_id = d.id
           AND v.left_at IS NULL AND i.session_id <> $4 AND i.state IN ${LIVE_STATES}) THEN 'conflicting-act'
         WHEN EXISTS (SELECT 1 FROM session_item i WHERE i.dossier_id = d.id AND i.session_id = $4
           AND i.state IN ('withdrawn', 'on-hold')) THEN 'already-recorded'
         END AS reason
         FROM (SELECT 1) AS once LEFT JOIN dossier d ON d.id = asked.id
         CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM nominee n WHERE n.id = d.nominee_id AND ${isConcerned('d', 'n', ACTING)})
           OR EXISTS (SELECT FROM session_item i WHERE i.session_id = $4 AND i.dossier_id = d.id AND ${standsAside('i', ACTING)})
             AS here) AS concerned) AS found
      WHERE found.reason IS NOT NULL ORDER BY asked.n`,
    [dossierIds, scope.campaignId, scope.councilBodyId, scope.sessionId, votes],
  );
  if (unfit.length === 0) return;
  const items = unfit.map(({ dossierId, reason }) => ({ dossierId, reason, text: REFUSALS[reason] }));
  throw new Problem(unfit[0]!.reason, `${items.length} hồ sơ không đưa vào chương trình được: ${items[0]!.text}.`, {
    extra: { items },
  });
}

/** The dossiers named, and among them, at the places they have, those on which whoever acts stands aside. */
async function withKept(tx: Transaction, sessionId: string, dossierIds: readonly string[]): Promise<readonly string[]> {
  const kept = await tx.rows<{ dossierId: string; place: number }>(
    `SELECT dossier_id AS "dossierId", place FROM (
       SELECT i.dossier_id, row_number() OVER (ORDER BY i.ord, i.id)::int - 1 AS place, ${standsAside('i', ACTING)} AS kept
         FROM session_item i WHERE i.session_id = $1 AND i.state = 'pending') AS agenda
      WHERE kept ORDER BY place`,
    [sessionId],
  );
  return kept.reduce((whole, { dossierId, place }) => whole.toSpliced(place, 0, dossierId), [...dossierIds]);
}

/** What is no longer asked for leaves the agenda; opinions already given are never deleted. */
async function removeOthers(tx: Transaction, sessionId: string, dossierIds: readonly string[]): Promise<void> {
  await tx.rows(
    `UPDATE session_item i SET state = 'deferred' WHERE session_id = $1 AND dossier_id <> ALL($2::uuid[]) AND state = 'pending'
        AND EXISTS (SELECT 1 FROM vote v WHERE v.item_id = i.id)`,
    [sessionId, dossierIds],
  );
  await tx.rows(
    `DELETE FROM recusal r USING session_item i WHERE r.item_id = i.id AND i.session_id = $1 AND i.dossier_id <> ALL($2::uuid[])
        AND i.state = 'pending' AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.item_id = i.id)`,
    [sessionId, dossierIds],
  );
  await tx.rows(
    `DELETE FROM session_item i WHERE session_id = $1 AND dossier_id <> ALL($2::uuid[])
        AND state = 'pending' AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.item_id = i.id)`,
    [sessionId, dossierIds],
  );
}

/** Items whose dossier was withdrawn, or left the council's step otherwise, are marked so and no longer voted on. */
export async function markWithdrawn(tx: Transaction, session: LockedSession): Promise<readonly string[]> {
  const gone = await tx.rows<{ dossierId: string }>(
    `UPDATE session_item i SET state = 'withdrawn', ${NO_FIGURES} FROM stage_visit v
      WHERE i.session_id = $1 AND i.state IN ${LIVE_STATES} AND v.id = i.visit_id
        AND (v.left_at IS NOT NULL OR EXISTS (SELECT 1 FROM withdrawal w WHERE w.dossier_id = i.dossier_id)
             OR EXISTS (SELECT 1 FROM conclusion c WHERE c.visit_id = i.visit_id))
      RETURNING i.dossier_id AS "dossierId"`,
    [session.id],
  );
  if (gone.length > 0) tx.audit(subjectOf(session.id), 'items-withdrawn', { dossierIds: gone.map((g) => g.dossierId) });
  return gone.map(({ dossierId }) => dossierId);
}
