import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** Time during which a dossier's limit stood still; open while `toAt` is null. */
@Entity('suspension')
@Check('suspension_kind', `kind IN ('supplement', 'hold', 'objection')`)
@Check('suspension_ended', `(to_on IS NULL) = (to_at IS NULL)`)
@Index('suspension_of_dossier', ['dossierId', 'fromAt'])
@Index('suspension_one_hold', ['dossierId'], { unique: true, where: `to_at IS NULL AND kind <> 'supplement'` })
export class SuspensionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'suspension_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'suspension_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  /** The visit that was suspended. */
  @ForeignKey(() => StageVisitRow, { name: 'suspension_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  @Column('text')
  readonly kind!: 'supplement' | 'hold' | 'objection';

  @Column('text')
  readonly reason!: string;

  /** Number of the document it rests on. */
  @Column('text', { nullable: true })
  readonly document!: string | null;

  /** The day of the event, which is not counted. */
  @Column('date', { name: 'from_on' })
  readonly fromOn!: string;

  @Column('timestamptz', { name: 'from_at' })
  readonly fromAt!: Date;

  @Column('date', { name: 'to_on', nullable: true })
  readonly toOn!: string | null;

  @Column('timestamptz', { name: 'to_at', nullable: true })
  readonly toAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'suspension_person' })
  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;

  @ForeignKey(() => PersonRow, { name: 'suspension_ender' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;
}
