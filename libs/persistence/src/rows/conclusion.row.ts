import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** The fact that concludes a visit. One per visit: the first committed wins. */
@Entity('conclusion')
@Index('conclusion_of_dossier', ['dossierId', 'personId'])
@Index('conclusion_of_recall', ['dossierId'], { where: `kind = 'recall'` })
@Check(
  'conclusion_kind',
  `kind IN ('reception', 'supplement', 'appraisal', 'council-vote', 'completion', 'dispatch', 'decision', 'publication',
    'recall', 'reopening')`,
)
export class ConclusionRow {
  @ForeignKey(() => StageVisitRow, { name: 'conclusion_visit' })
  @PrimaryColumn('uuid', { name: 'visit_id', primaryKeyConstraintName: 'conclusion_once_per_visit' })
  readonly visitId!: string;

  @ForeignKey(() => DossierRow, { name: 'conclusion_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @Column('text')
  readonly kind!:
    | 'reception'
    | 'supplement'
    | 'appraisal'
    | 'council-vote'
    | 'completion'
    | 'dispatch'
    | 'decision'
    | 'publication'
    | 'recall'
    | 'reopening';

  @Column('text')
  readonly outcome!: string;

  @Column('jsonb')
  readonly content!: unknown;

  @ForeignKey(() => PersonRow, { name: 'conclusion_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @ForeignKey(() => PositionRow, { name: 'conclusion_position' })
  @Column('uuid', { name: 'position_id', nullable: true })
  readonly positionId!: string | null;

  /** The absent person in whose stead it was concluded. */
  @ForeignKey(() => PersonRow, { name: 'conclusion_on_behalf_of' })
  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  readonly onBehalfOf!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
