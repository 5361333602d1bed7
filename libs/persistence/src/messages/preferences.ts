import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** How one kind of message reaches a person by mail. In-app it stands in any case. */
export type MailChoice = 'at-once' | 'digest' | 'off';

/** How a person wants to be told. Hours 'HH:MM' in Asia/Ho_Chi_Minh. */
export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly workingDaysOnly: boolean;
  /** The hour of the daily digest; null: no digest. */
  readonly digestAt: string | null;
}

/** A kind of message with what holds for a person. */
export interface NoticeChoiceView {
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  /** By law: at once, always. */
  readonly required: boolean;
  readonly mail: MailChoice;
}

export interface PreferencesView extends Preferences {
  readonly kinds: readonly NoticeChoiceView[];
  /** 0 until something was chosen. */
  readonly version: number;
}

/** What a person chose, with every kind of message there is. */
export async function readPreferences(sql: Sql, personId: string): Promise<PreferencesView> {
  const [row] = await sql.rows<PreferencesView & Record<string, unknown>>(READ, [personId]);
  return row!;
}

const READ = `
  SELECT coalesce(f.language, 'vi') AS language,
         CASE WHEN f.quiet_from IS NOT NULL THEN jsonb_build_object('from', f.quiet_from, 'to', f.quiet_to) END AS "quietHours",
         coalesce(f.working_days_only, false) AS "workingDaysOnly", f.digest_at AS "digestAt", coalesce(f.version, 0) AS version,
         coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.code, 'name', k.name, 'nameEn', k.name_en, 'required', k.required,
                     'mail', CASE WHEN k.required THEN 'at-once'
                                  ELSE coalesce(c.choice, CASE WHEN k.may_wait AND f.digest_at IS NOT NULL THEN 'digest' ELSE 'at-once' END) END)
                     ORDER BY k.required DESC, k.code)
                     FROM notice_kind AS k
                     LEFT JOIN notice_choice AS c ON c.person_id = $1 AND c.kind = k.code AND c.channel = 'mail'
                    WHERE k.code <> 'digest'), '[]') AS kinds
    FROM (SELECT) AS one LEFT JOIN notice_preference AS f ON f.person_id = $1`;

/**
 * Puts a person's preferences in the place of the earlier ones. What already waits to be mailed follows them.
 * @param version the one seen, 0 where nothing was chosen yet
 * @returns the new version
 * @throws Problem stale-version, notice-required, invalid-input for a kind that does not exist
 */
export async function writePreferences(
  tx: Transaction,
  personId: string,
  version: number,
  chosen: Preferences & { readonly choices: Readonly<Record<string, MailChoice>> },
): Promise<number> {
  await refuseUnfit(tx, chosen.choices);
  const written = await tx.one(version === 0 ? MAKE : CHANGE, [
    personId,
    chosen.language,
    chosen.quietHours?.from ?? null,
    chosen.quietHours?.to ?? null,
    chosen.workingDaysOnly,
    chosen.digestAt,
    ...(version === 0 ? [] : [version]),
  ]);
  if (!written) throw new Problem('stale-version', 'Tùy chọn đã được sửa từ lúc bạn xem.');
  await tx.rows(CHOOSE, [personId, JSON.stringify(chosen.choices)]);
  await tx.rows(FOLLOW, [personId]);
  tx.mailWaits();
  return version + 1;
}

async function refuseUnfit(tx: Transaction, choices: Readonly<Record<string, MailChoice>>): Promise<void> {
  const known = await tx.rows<{ code: string; name: string; required: boolean }>(
    'SELECT code, name, required FROM notice_kind WHERE code = ANY ($1::text[])',
    [Object.keys(choices)],
  );
  const unknown = Object.keys(choices).find((kind) => !known.some(({ code }) => code === kind));
  if (unknown) throw new Problem('invalid-input', `Không có loại thông báo “${unknown}”.`);
  const required = known.find((kind) => kind.required && choices[kind.code] !== 'at-once');
  if (required) throw new Problem('notice-required', `“${required.name}” là thông báo bắt buộc, luôn được gửi ngay.`);
}

const MAKE = `
  INSERT INTO notice_preference (person_id, language, quiet_from, quiet_to, working_days_only, digest_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT notice_preference_pk DO NOTHING RETURNING version`;

const CHANGE = `
  UPDATE notice_preference SET language = $2, quiet_from = $3, quiet_to = $4, working_days_only = $5, digest_at = $6,
         version = version + 1
   WHERE person_id = $1 AND version = $7 RETURNING version`;

const CHOOSE = `
  WITH chosen AS (SELECT key AS kind, value AS choice FROM jsonb_each_text($2)),
  gone AS (DELETE FROM notice_choice AS c WHERE c.person_id = $1 AND c.channel = 'mail' AND c.kind NOT IN (SELECT kind FROM chosen))
  INSERT INTO notice_choice (person_id, kind, channel, choice) SELECT $1, kind, 'mail', choice FROM chosen
  ON CONFLICT ON CONSTRAINT notice_choice_pk DO UPDATE SET choice = excluded.choice`;

/** What waits is looked at anew, and what is now switched off is withdrawn. */
const FOLLOW = `
  UPDATE delivery AS d SET to_arrange = c.choice IS DISTINCT FROM 'off', next_attempt_at = clock_timestamp(),
         state = CASE WHEN c.choice = 'off' THEN 'withdrawn' ELSE d.state END,
         settled_at = CASE WHEN c.choice = 'off' THEN clock_timestamp() END
    FROM message AS m LEFT JOIN notice_kind AS k ON k.code = m.kind
    LEFT JOIN notice_choice AS c ON c.person_id = m.person_id AND c.kind = m.kind AND c.channel = 'mail'
   WHERE d.message_id = m.id AND d.channel = 'mail' AND d.state = 'pending' AND m.person_id = $1
     AND m.kind <> 'digest' AND NOT coalesce(k.required, false) AND d.attempts = 0`;
