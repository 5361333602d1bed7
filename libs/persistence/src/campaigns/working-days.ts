import type { WorkingCalendar } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { CalendarShelf } from '../dossiers/calendar-shelf.js';

const shelf = new CalendarShelf();

/** The working calendar of every year whose table is loaded. A process builds it once and looks for changes. */
export function readWorkingCalendar(sql: Sql): Promise<WorkingCalendar> {
  return shelf.read(sql);
}
