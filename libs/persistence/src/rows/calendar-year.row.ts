import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days off and make-up working days of one year. */
@Entity('calendar_year')
export class CalendarYearRow {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'calendar_year_pk' })
  readonly year!: number;

  @Column('date', { name: 'days_off', array: true })
  readonly daysOff!: readonly string[];

  @Column('date', { name: 'makeup_days', array: true })
  readonly makeupDays!: readonly string[];

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly confidence!: string;
}
