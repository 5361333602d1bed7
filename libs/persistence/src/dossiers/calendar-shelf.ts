import { workingCalendar, type CalendarYear, type WorkingCalendar } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** As one text: compared on every read, taken apart only when it differs. */
const YEARS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('year', year, 'off', days_off, 'makeup', makeup_days) ORDER BY year), '[]')::text AS years
    FROM calendar_year`;

/** The working calendar, built anew only when the tables of its years say something new. */
export class CalendarShelf {
  private key = '';
  private calendar: WorkingCalendar = workingCalendar([]);

  async read(sql: Sql): Promise<WorkingCalendar> {
    const [row] = await sql.rows<{ years: string }>(YEARS);
    if (row!.years !== this.key) {
      this.calendar = workingCalendar(JSON.parse(row!.years) as CalendarYear[]);
      this.key = row!.years;
    }
    return this.calendar;
  }
}
