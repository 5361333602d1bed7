import { dayOf, formatDay, Problem } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { putOnAgenda } from './agenda.js';
import { arrangeByAward } from './agenda-order.js';
import { councilRules } from './council-rules.js';
import { SEATED_ON } from './membership-differences.js';
import { tellMembers } from './invitations.js';
import { agendasOf } from './member-agendas.js';
import { type NoticeTerms, opinionsEnd } from './notice-change.js';
import { type SessionMode, subjectOf } from './session-lock.js';

/** What the secretary writes to call a session. */
export interface Convening {
  readonly councilCode: string;
  readonly campaignId: string;
  /** Instant of the meeting, ms since the epoch. */
  readonly meetsAt: number;
  readonly place: string;
  /** Absent: in person. */
  readonly mode?: SessionMode;
  /** Until when those who do not attend may send their opinion, ms since the epoch; absent: until the meeting's hour. */
  readonly opinionsUntil?: number | null;
  /** May be empty, the agenda can follow. */
  readonly dossierIds: readonly string[];
  /** Award by award, or in the order given; absent: award by award. */
  readonly order?: 'by-award' | 'as-given';
}

/**
 * Calls a session: freezes who belongs to the council on the meeting day, sets the agenda and invites the members.
 * @param convenerId the secretary
 * @throws Problem no-such-campaign, invalid-input, and those of the dossiers
 */
export async function conveneSession(
  tx: Transaction,
  convenerId: string,
  { councilCode, campaignId, meetsAt, place, mode = 'in-person', opinionsUntil = null, ...asked }: Convening,
): Promise<{ id: string; version: number }> {
  const council = await tx.required<{ id: string; name: string; bodyId: string }>(
    'SELECT id, name, body_id AS "bodyId" FROM council WHERE code = $1',
    [councilCode],
    'no-such-thing',
    'Không có Hội đồng này.',
  );
  await tx.required(
    `SELECT 1 AS here FROM campaign WHERE id = $1 AND stage <> 'drafted'`,
    [campaignId],
    'no-such-campaign',
    'Không có phong trào này, hoặc phong trào chưa được phát động.',
  );
  if (dayOf(meetsAt) < dayOf(await tx.legalNow())) {
    throw new Problem('invalid-input', 'Ngày họp đã qua.', { extra: { field: 'meetsAt' } });
  }
  const id = newId();
  await insertSession(tx, id, council.id, convenerId, campaignId, { meetsAt, place, mode, opinionsUntil });
  await freezeMembers(tx, id, council, dayOf(meetsAt));
  const dossierIds = asked.order === 'as-given' ? asked.dossierIds : await arrangeByAward(tx, asked.dossierIds);
  await putOnAgenda(tx, { sessionId: id, campaignId, councilBodyId: council.bodyId }, dossierIds);
  await tellMembers(tx, { id }, await agendasOf(tx, id), 'invitation', 1);
  tx.audit(subjectOf(id), 'convened', { councilCode, campaignId, meetsAt: new Date(meetsAt), place, mode, dossierIds });
  tx.wake('council-session', id);
  return { id, version: 1 };
}

async function insertSession(
  tx: Transaction,
  id: string,
  councilId: string,
  convenerId: string,
  campaignId: string,
  terms: NoticeTerms,
): Promise<void> {
  const { quorum: frozen } = await readProcedure(tx, campaignId);
  const rules = await councilRules(tx, councilId, frozen ? { quorum: frozen } : {});
  await tx.rows(
    `INSERT INTO council_session (id, council_id, campaign_id, stage, meets_at, opinions_until, place, convened_by, convened_at,
       quorum_numerator, quorum_denominator, rules, mode)
     VALUES ($1, $2, $3, 'convened', $4, $10, $5, $6, legal_now(), $7, $8, $9, $11)`,
    [
      id,
      councilId,
      campaignId,
      new Date(terms.meetsAt),
      terms.place,
      convenerId,
      rules.quorum.numerator,
      rules.quorum.denominator,
      JSON.stringify(rules),
      opinionsEnd(terms),
      terms.mode,
    ],
  );
}

async function freezeMembers(
  tx: Transaction,
  sessionId: string,
  council: { readonly id: string; readonly name: string },
  day: string,
): Promise<void> {
  const members = await tx.rows(
    `INSERT INTO session_member (session_id, person_id, office, acting_for)
     SELECT DISTINCT ON (person_id) $3::uuid, person_id, office, acting_for FROM (${SEATED_ON}) AS seated
      ORDER BY person_id, acting_for NULLS FIRST RETURNING person_id`,
    [council.id, day, sessionId],
  );
  if (members.length === 0) {
    throw new Problem('invalid-input', `${council.name} không có thành viên nào vào ngày ${formatDay(day)}.`, {
      extra: { field: 'meetsAt' },
    });
  }
}
