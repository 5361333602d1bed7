import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of paper in a dossier. */
@Entity('paper_type')
export class PaperTypeRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_type_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  /** Who makes the paper: a unit's dossier needs those of the proposing body only, the others arise on the way. */
  @Column('text', { name: 'made_by' })
  readonly madeBy!: string;
}
