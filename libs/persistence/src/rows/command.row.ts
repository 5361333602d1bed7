import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A command already carried out: the same key with the same body gets the stored answer. Kept seven days of real time. */
@Entity('command')
@Index('command_by_age', ['madeAt'])
export class CommandRow {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'command_pk' })
  readonly personId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'command_pk' })
  readonly route!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'command_pk' })
  readonly key!: string;

  /** SHA-256 of path and canonical body. */
  @Column('bytea', { name: 'body_hash' })
  readonly bodyHash!: Buffer;

  @Column('jsonb', { nullable: true })
  readonly answer!: unknown;

  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' })
  readonly madeAt!: Date;
}
