import type { Sql } from '../database.js';

/** A year that work reaches into and that has no table of days off: nothing is guessed for it. */
export interface CalendarWarning {
  readonly year: number;
  /** Open deadlines and ends of campaigns in that year. */
  readonly deadlines: number;
  readonly text: string;
}

/**
 * Years without a table: the present one, from October the next one, and every year in which something open falls due.
 * @returns in the order of years
 */
export async function calendarWarnings(sql: Sql): Promise<CalendarWarning[]> {
  const years = await sql.rows<{ year: number; deadlines: number }>(MISSING);
  return years.map(({ year, deadlines }) => ({
    ...{ year, deadlines },
    text: `Chưa có lịch làm việc năm ${year}: hạn rơi vào năm này không tính được cho đến khi nạp bảng ngày nghỉ.`,
  }));
}

const MISSING = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  wanted AS (
    SELECT extract(year FROM day)::int AS year, 0 AS deadlines FROM today
    UNION ALL
    SELECT extract(year FROM day)::int + 1, 0 FROM today WHERE extract(month FROM day) >= 10
    UNION ALL
    SELECT extract(year FROM due_on)::int, 1 FROM human_task WHERE ended_at IS NULL AND due_on IS NOT NULL
    UNION ALL
    SELECT extract(year FROM due_on)::int, 1 FROM duty WHERE settled_at IS NULL AND due_on IS NOT NULL
    UNION ALL
    SELECT extract(year FROM ends_on)::int, 1 FROM campaign WHERE stage IN ('drafted', 'launched'))
  SELECT year, sum(deadlines)::int AS deadlines FROM wanted
   WHERE year NOT IN (SELECT year FROM calendar_year) GROUP BY year ORDER BY year`;
