import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** Where a document gets its number: the issuing body, the register of its kind, and its legal day. */
export interface RegisterEntry {
  readonly bodyId: string;
  /** Abbreviation of the kind of document: `QĐ`; `CV` for official letters, which bear none. */
  readonly register: string;
  readonly datedOn: string;
  /** The number wanted: it must be the next one, or open the register. Null: the next one. */
  readonly wanted: number | null;
}

/**
 * Takes the next number of a register and holds the register to commit, so that numbers have no gap and dates never fall.
 * @throws Problem date-falls, number-taken
 */
export function takeNumber(tx: Transaction, entry: RegisterEntry): Promise<number> {
  return takeNumbers(tx, entry, 1);
}

/**
 * Takes so many numbers in a row, for documents signed together.
 * @param count 1 or more
 * @returns the first of them
 * @throws Problem date-falls, number-taken
 */
export async function takeNumbers(tx: Transaction, entry: RegisterEntry, count: number): Promise<number> {
  const { bodyId, register, datedOn, wanted } = entry;
  const taken = await tx.one<{ last: number }>(
    `INSERT INTO number_register AS r (body_id, register, year, last_number, last_dated_on)
     VALUES ($1, $2, extract(year FROM $3::date), coalesce($4::int, 1) + $5::int - 1, $3)
     ON CONFLICT ON CONSTRAINT number_register_pk DO UPDATE SET last_number = r.last_number + $5::int, last_dated_on = excluded.last_dated_on
      WHERE r.last_dated_on <= excluded.last_dated_on AND coalesce($4::int, r.last_number + 1) = r.last_number + 1
     RETURNING last_number AS last`,
    [bodyId, register, datedOn, wanted, count],
  );
  if (taken) return taken.last - count + 1;

  const last = await tx.one<{ number: number; falls: boolean }>(
    `SELECT last_number AS number, last_dated_on > $3::date AS falls FROM number_register
      WHERE body_id = $1 AND register = $2 AND year = extract(year FROM $3::date)`,
    [bodyId, register, datedOn],
  );
  if (last?.falls) throw new Problem('date-falls', 'Số liền trước trong sổ có ngày sau ngày này.');
  const next = (last?.number ?? 0) + 1;
  throw new Problem('number-taken', `Số tiếp theo trong sổ là ${next}.`, { extra: { nextNumber: next } });
}
