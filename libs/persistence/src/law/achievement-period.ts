import { SCHOOL_YEAR } from '@bangvang/domain';

/**
 * SQL: the achievement period of a nominee in campaign `c`, as the domain writes it. An annual campaign commends a year:
 * in education the school year that ends in it, elsewhere the calendar year. An ad hoc commendation looks back to the
 * deed; any other campaign at its own days.
 * @param nomineeBody SQL: id of the body the nominee belongs to, e.g. `n.body_id`
 */
export const achievementPeriod = (nomineeBody: string): string => `
  CASE WHEN c.kind = 'REGULAR_ANNUAL' AND EXISTS (SELECT FROM body b WHERE b.id = ${nomineeBody} AND b.sector = 'education')
       THEN jsonb_build_object('kind', 'school-year', 'from', (extract(year FROM c.ends_on) - 1) || '-${SCHOOL_YEAR.from}',
              'to', extract(year FROM c.ends_on) || '-${SCHOOL_YEAR.to}')
       WHEN c.kind = 'REGULAR_ANNUAL'
       THEN jsonb_build_object('kind', 'calendar-year', 'from', date_trunc('year', c.ends_on)::date,
              'to', (date_trunc('year', c.ends_on) + interval '1 year - 1 day')::date)
       ELSE jsonb_build_object('kind', 'span', 'from', least(c.launched_on, c.ends_on,
              CASE WHEN c.kind = 'AD_HOC' THEN (c.document #>> '{period,start,value}')::date END), 'to', c.ends_on) END`;
