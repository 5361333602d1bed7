import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DutyRow } from './duty.row.js';
import { UrgingLetterRow } from './urging-letter.row.js';

/** A duty that a letter of reminder names, with the day it was due when the letter was drafted. */
@Entity('urging_letter_duty')
@Index('urging_letter_of_duty', ['dutyId'])
export class UrgingLetterDutyRow {
  @ForeignKey(() => UrgingLetterRow, { name: 'urging_letter_duty_letter' })
  @PrimaryColumn('uuid', { name: 'letter_id', primaryKeyConstraintName: 'urging_letter_duty_pk' })
  readonly letterId!: string;

  @ForeignKey(() => DutyRow, { name: 'urging_letter_duty_duty' })
  @PrimaryColumn('uuid', { name: 'duty_id', primaryKeyConstraintName: 'urging_letter_duty_pk' })
  readonly dutyId!: string;

  @Column('date', { name: 'due_on' })
  readonly dueOn!: string;
}
