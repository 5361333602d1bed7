import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A ladder of urging (đôn đốc) as data; steps in the form of the reference files. */
@Entity('ladder')
export class LadderRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'ladder_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  @Column('jsonb')
  readonly steps!: unknown;

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly confidence!: string;
}
