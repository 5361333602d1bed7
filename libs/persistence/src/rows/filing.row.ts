import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DutyRow } from './duty.row.js';
import { FileRow } from './file.row.js';
import { PersonRow } from './person.row.js';

/** What a body files on a duty: a plan, a review with results, a report. One per duty, besides those returned. */
@Entity('filing')
@Index('filing_once_per_duty', ['dutyId'], { unique: true, where: 'returned_at IS NULL' })
@Index('filing_of_duty', ['dutyId'])
@Check('filing_returned', 'num_nonnulls(returned_at, returned_by, return_reason) IN (0, 3)')
@Check('filing_form', 'num_nonnulls(form_code, form_rev, answers) IN (0, 3)')
export class FilingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'filing_pk' })
  readonly id!: string;

  @ForeignKey(() => DutyRow, { name: 'filing_duty' })
  @Column('uuid', { name: 'duty_id' })
  readonly dutyId!: string;

  @Column('jsonb')
  readonly content!: unknown;

  @ForeignKey(() => FileRow, { name: 'filing_file' })
  @Column('text', { name: 'file_sha256', nullable: true })
  readonly fileSha256!: string | null;

  @ForeignKey(() => PersonRow, { name: 'filing_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'received_at' })
  readonly receivedAt!: Date;

  @Column('date', { name: 'received_on' })
  readonly receivedOn!: string;

  @Column('boolean')
  readonly late!: boolean;

  /** Sent back to be filed again. */
  @Column('timestamptz', { name: 'returned_at', nullable: true })
  readonly returnedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'filing_returned_by' })
  @Column('uuid', { name: 'returned_by', nullable: true })
  readonly returnedBy!: string | null;

  @Column('text', { name: 'return_reason', nullable: true })
  readonly returnReason!: string | null;

  /** Answers to the duty's form, with the revision of the campaign's procedure they were filled under. */
  @Column('text', { name: 'form_code', nullable: true })
  readonly formCode!: string | null;

  @Column('integer', { name: 'form_rev', nullable: true })
  readonly formRev!: number | null;

  @Column('jsonb', { nullable: true })
  readonly answers!: unknown;
}
