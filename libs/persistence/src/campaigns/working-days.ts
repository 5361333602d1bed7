import { workingCalendar, type WorkingCalendar } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** The working calendar of every year whose table is loaded. */
export async function readWorkingCalendar(sql: Sql): Promise<WorkingCalendar> {
  const years = await sql.rows<{ year: number; off: string[]; makeup: string[] }>(
    'SELECT year, days_off::text[] AS off, makeup_days::text[] AS makeup FROM calendar_year ORDER BY year',
  );
  return workingCalendar(years);
}
