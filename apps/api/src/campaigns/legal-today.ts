import { dayOf } from '@bangvang/domain';
import type { Sql } from '@bangvang/persistence';

/** The legal day now. What a right rests on is read again inside the command, after its lock. */
export async function legalToday(sql: Sql): Promise<string> {
  const [row] = await sql.rows<{ now: Date }>('SELECT legal_now() AS now');
  return dayOf(row!.now.getTime());
}
