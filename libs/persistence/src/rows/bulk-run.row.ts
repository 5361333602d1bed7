import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** One act on many dossiers: shown first, begun by whoever it was shown to. Instants are real. */
@Entity('bulk_run')
@Check('bulk_run_kind', `kind IN ('claim', 'reception', 'appraisal', 'agenda')`)
@Index('bulk_run_of_person', ['personId', 'previewedAt'])
export class BulkRunRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bulk_run_pk' })
  readonly id!: string;

  @ForeignKey(() => PersonRow, { name: 'bulk_run_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('text')
  readonly kind!: 'claim' | 'reception' | 'appraisal' | 'agenda';

  @Column('jsonb')
  readonly act!: Readonly<Record<string, unknown>>;

  /** SHA-256 of everything shown: the token's second half. */
  @Column('text')
  readonly seal!: string;

  @Column('timestamptz', { name: 'previewed_at', default: () => 'clock_timestamp()' })
  readonly previewedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  readonly expiresAt!: Date;

  @Column('timestamptz', { name: 'begun_at', nullable: true })
  readonly begunAt!: Date | null;
}
