import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of the law's files: what a load brought that the one before did not have. Append-only. */
@Entity('law_version')
export class LawVersionRow {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'law_version_pk' })
  readonly id!: number;

  /** Legal time. */
  @Column('timestamptz', { name: 'loaded_at' })
  readonly loadedAt!: Date;

  @Column('timestamptz', { name: 'loaded_at_real', default: () => 'clock_timestamp()' })
  readonly loadedAtReal!: Date;

  @Column('text', { name: 'loaded_by' })
  readonly loadedBy!: string;

  @Column('text', { nullable: true })
  readonly note!: string | null;

  /** SHA-256 of all files, hexadecimal. */
  @Column('text', { name: 'content_hash' })
  readonly contentHash!: string;
}
