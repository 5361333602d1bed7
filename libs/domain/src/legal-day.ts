import { Temporal } from 'temporal-polyfill';
import { Problem } from './problem.js';

/** A day as the law reads it: 'YYYY-MM-DD' in Asia/Ho_Chi_Minh. Two of them compare as strings. */
export type LegalDay = string;

/** The one zone of every legal day. */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** The zone's offset for every day this software can meet. Fixed, so that no process depends on its host's zone data. */
const OFFSET = '+07:00';
const FORM = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Tells whether a text is a day of the calendar, written 'YYYY-MM-DD'. */
export function isLegalDay(text: unknown): text is LegalDay {
  if (typeof text !== 'string' || !FORM.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** The first instant of a day, in ms since the epoch. */
export function startOfDay(day: LegalDay): number {
  return atTime(day, '00:00');
}

/**
 * The end of a day, exclusive, in ms since the epoch: the first instant of the next day (24:00).
 * @source Civil Code 2015, Art. 148(6): a limit ends at 24:00 of its last day
 */
export function endOfDay(day: LegalDay): number {
  return startOfDay(plainDate(day).add({ days: 1 }).toString());
}

/** The legal day on which an instant falls. @param instantMs ms since the epoch */
export function dayOf(instantMs: number): LegalDay {
  return local(instantMs).toPlainDate().toString();
}

/**
 * The instant of a clock time on a day, in ms since the epoch.
 * @param time 'HH:MM', 00:00 to 23:59
 * @throws Problem invalid-input
 */
export function atTime(day: LegalDay, time: string): number {
  if (!TIME.test(time)) throw new Problem('invalid-input', `“${time}” không phải là giờ theo dạng HH:MM.`);
  return Temporal.Instant.from(`${plainDate(day).toString()}T${time}:00${OFFSET}`).epochMilliseconds;
}

/** A day as people read it: 30/10/2023. */
export function formatDay(day: LegalDay): string {
  const { year, month, day: dayOfMonth } = plainDate(day);
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
}

/** An instant as people read it: 17:00 ngày 30/10/2023. @param instantMs ms since the epoch */
export function formatInstant(instantMs: number): string {
  const { hour, minute } = local(instantMs);
  return `${twoDigits(hour)}:${twoDigits(minute)} ngày ${formatDay(dayOf(instantMs))}`;
}

/**
 * A legal day as a date that can be reckoned with. Stays inside this library.
 * @throws Problem invalid-input
 */
export function plainDate(day: LegalDay): Temporal.PlainDate {
  if (!isLegalDay(day)) throw new Problem('invalid-input', `“${String(day)}” không phải là ngày theo dạng NNNN-TT-NN.`);
  return Temporal.PlainDate.from(day);
}

function local(instantMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instantMs)).toZonedDateTimeISO(OFFSET);
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
