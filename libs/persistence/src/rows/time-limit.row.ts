import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How long a step may take at a level. */
@Entity('time_limit')
@Check('time_limit_unit', `unit IN ('working-days', 'calendar-days', 'months')`)
export class TimeLimitRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'time_limit_pk' })
  readonly code!: string;

  /** The level of the body, or `any` where the level has no row of its own. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'time_limit_pk' })
  readonly level!: string;

  @Column('integer')
  readonly count!: number;

  @Column('text')
  readonly unit!: 'working-days' | 'calendar-days' | 'months';

  @Column('boolean', { name: 'shift_to_working_day', default: true })
  readonly shiftToWorkingDay!: boolean;

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly confidence!: string;
}
