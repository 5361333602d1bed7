import { dayOf, formatIssuedNumber, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';
import { lockItems } from './voting-items.js';

const REGISTER = 'council-minutes';
const SYMBOL = 'BB-HĐTĐKT';

/** All that people write in minutes: what was said. Everything else is drafted from the events and not to be edited. */
export interface Discussion {
  /** Of the meeting; absent: as it stands. */
  readonly summary?: string | undefined;
  /** Of single dossiers; those not named keep theirs. */
  readonly items: readonly { readonly itemId: string; readonly discussion: string }[];
}

/**
 * Writes the discussion into the minutes of a closed session and issues their number at the first writing.
 * @throws Problem no-such-session, stale-version, session-not-open, session-already-open, no-such-thing, conflicting-act once signed
 */
export async function writeMinutes(
  tx: Transaction,
  sessionId: string,
  version: number,
  { summary, items }: Discussion,
): Promise<{ version: number; number: string }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'closed');
  if (session.secretaryId || session.chairId) {
    throw new Problem('conflicting-act', 'Biên bản đã có chữ ký, không sửa được nữa.');
  }
  await lockItems(
    tx,
    sessionId,
    items.map(({ itemId }) => itemId),
  );
  const number = session.minutesNumber ?? (await takeNumber(tx, session.councilBodyId));
  await tx.rows(
    `UPDATE session_item i SET discussion = n.discussion FROM jsonb_to_recordset($1) AS n ("itemId" uuid, discussion text)
      WHERE i.id = n."itemId"`,
    [JSON.stringify(items)],
  );
  await tx.rows(
    `UPDATE council_session SET minutes = jsonb_build_object('summary', coalesce($2::text, minutes ->> 'summary')), minutes_number = $3,
            version = version + 1 WHERE id = $1`,
    [sessionId, summary ?? null, number],
  );
  tx.audit(subjectOf(sessionId), 'minutes-written', { number, summary, items });
  return { version: session.version + 1, number };
}

/** Takes the next number of the council's register of minutes, gapless, in the year of the legal day. */
async function takeNumber(tx: Transaction, bodyId: string): Promise<string> {
  const day = dayOf(await tx.legalNow());
  const row = await tx.required<{ number: number }>(
    `INSERT INTO number_register AS r (body_id, register, year, last_number, last_dated_on)
     VALUES ($1, $2, $3, 1, $4::date)
     ON CONFLICT ON CONSTRAINT number_register_pk DO UPDATE SET last_number = r.last_number + 1, last_dated_on = $4::date
       WHERE r.last_dated_on <= $4::date
     RETURNING last_number AS number`,
    [bodyId, REGISTER, Number(day.slice(0, 4)), day],
    'date-falls',
    'Sổ biên bản đã có số ghi ngày sau hôm nay.',
  );
  return formatIssuedNumber(row.number, SYMBOL);
}
