import { workingCalendar, type CalendarYear, type WorkingCalendar } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** The working calendar, built anew only when the tables of its years say something new. */
export class CalendarShelf {
  private key = '';
  private calendar: WorkingCalendar = workingCalendar([]);

  async read(sql: Sql): Promise<WorkingCalendar> {
    const years = await sql.rows<CalendarYear & Record<string, unknown>>(
      'SELECT year, days_off::text[] AS off, makeup_days::text[] AS makeup FROM calendar_year ORDER BY year',
    );
    const key = JSON.stringify(years);
    if (key !== this.key) {
      this.calendar = workingCalendar(years);
      this.key = key;
    }
    return this.calendar;
  }
}
