import { nextDigestInstant, nextTellingInstant, type TellingTimes } from '@bangvang/domain';
import { readWorkingCalendar } from '../campaigns/working-days.js';
import type { Transaction } from '../transaction.js';
import type { UnitOfWork } from '../unit-of-work.js';
import { type ComposeDigest, type DigestItem, writeDigests } from './digests.js';
import { STALE } from './stale.js';

export type { ComposeDigest, DigestItem } from './digests.js';

/** A mail due whose reader has wishes of his own, locked. */
interface DueMail extends DigestItem {
  readonly id: string;
  readonly messageId: string;
  readonly personId: string;
  readonly language: 'vi' | 'en';
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly workingDaysOnly: boolean;
  readonly digestAt: string | null;
  /** Whether it is to wait for the digest; whether it has. */
  readonly waits: boolean;
  readonly waited: boolean;
  readonly stale: boolean;
  readonly now: Date;
}

const AT_A_TIME = 500;

/**
 * Lets each reader's wishes say when a mail goes out. Quiet hours postpone it; what may wait for a digest waits until
 * the hour chosen and is then told in one message, of which each person has one a day. What the law requires comes
 * past here. One transaction: whoever dies in it leaves everything as it was.
 */
export function arrangeMail(work: UnitOfWork, compose: ComposeDigest): Promise<void> {
  return work.asProcedure(async (tx) => {
    const due = await tx.rows<DueMail & Record<string, unknown>>(DUE, [AT_A_TIME]);
    if (due.length === 0) return;
    const calendar = await readWorkingCalendar(tx);
    const stale = due.filter((mail) => mail.stale);
    if (stale.length > 0) await tx.rows('SELECT take_back($1)', [stale.map(({ messageId }) => messageId)]);

    const alive = due.filter((mail) => !mail.stale);
    const gathered = alive.filter(({ waits, waited }) => waits && waited);
    const told = await writeDigests(tx, gathered, compose);
    const later = alive
      .filter(({ id }) => !told.has(id))
      .map((mail) => {
        const [now, times] = [mail.now.getTime(), timesOf(mail)];
        const at = mail.waits
          ? nextDigestInstant(now, mail.digestAt!, times, calendar)
          : nextTellingInstant(now, times, calendar);
        return { id: mail.id, at, waits: mail.waits, goes: at <= now };
      });
    await putOff(tx, later);
  });
}

async function putOff(
  tx: Transaction,
  later: readonly { readonly id: string; readonly at: number; readonly waits: boolean; readonly goes: boolean }[],
): Promise<void> {
  await tx.rows(
    `UPDATE delivery SET next_attempt_at = to_timestamp(x.at / 1000), for_digest = x.waits, to_arrange = NOT x.goes
       FROM jsonb_to_recordset($1) AS x (id uuid, at float8, waits boolean, goes boolean) WHERE delivery.id = x.id`,
    [JSON.stringify(later)],
  );
}

function timesOf({ quietFrom, quietTo, workingDaysOnly }: DueMail): TellingTimes {
  return { quiet: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null, workingDaysOnly };
}

const DUE = `
  SELECT d.id, m.id AS "messageId", m.person_id AS "personId", m.title, m.kind, k.name_en AS "kindEn",
         coalesce(f.language, 'vi') AS language, f.quiet_from AS "quietFrom", f.quiet_to AS "quietTo",
         coalesce(f.working_days_only, false) AS "workingDaysOnly", f.digest_at AS "digestAt",
         f.digest_at IS NOT NULL AND coalesce(c.choice = 'digest', coalesce(k.may_wait, false)) AS waits,
         d.for_digest AS waited, ${STALE} AS stale,
         date_trunc('milliseconds', clock_timestamp()) AS now
    FROM delivery AS d JOIN message AS m ON m.id = d.message_id
    LEFT JOIN notice_preference AS f ON f.person_id = m.person_id
    LEFT JOIN notice_kind AS k ON k.code = m.kind
    LEFT JOIN notice_choice AS c ON c.person_id = m.person_id AND c.kind = m.kind AND c.channel = 'mail'
    LEFT JOIN rung AS r ON r.id = m.rung_id
   WHERE d.channel = 'mail' AND d.state = 'pending' AND d.to_arrange AND d.next_attempt_at <= clock_timestamp()
   ORDER BY d.next_attempt_at, d.id LIMIT $1 FOR UPDATE OF d SKIP LOCKED`;
