import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { ConsultationRow } from './consultation.row.js';
import { DossierRow } from './dossier.row.js';
import { FileRow } from './file.row.js';
import { HumanTaskRow } from './human-task.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** One body's opinion on one dossier; silence is recorded once the window has ended. Never changed after. */
@Entity('opinion')
@Unique('opinion_once', ['visitId', 'bodyId'])
@Index('opinion_of_dossier', ['dossierId', 'bodyId'])
@Index('opinion_of_task', ['taskId'])
@Index('opinion_of_consultation', ['consultationId'])
@Check('opinion_answer', `answer IN ('agree', 'disagree', 'no-comment', 'silent')`)
@Check('opinion_recorded', '(answer IS NULL) = (recorded_at IS NULL)')
@Check('opinion_by', `(coalesce(answer, 'silent') = 'silent') = (person_id IS NULL)`)
export class OpinionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_pk' })
  readonly id!: string;

  @ForeignKey(() => ConsultationRow, { name: 'opinion_consultation' })
  @Column('uuid', { name: 'consultation_id' })
  readonly consultationId!: string;

  @ForeignKey(() => DossierRow, { name: 'opinion_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @ForeignKey(() => StageVisitRow, { name: 'opinion_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  /** The body that is asked. */
  @ForeignKey(() => BodyRow, { name: 'opinion_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @ForeignKey(() => HumanTaskRow, { name: 'opinion_task' })
  @Column('uuid', { name: 'task_id' })
  readonly taskId!: string;

  @Column('text', { nullable: true })
  readonly answer!: 'agree' | 'disagree' | 'no-comment' | 'silent' | null;

  @Column('text', { nullable: true })
  readonly text!: string | null;

  @ForeignKey(() => FileRow, { name: 'opinion_paper' })
  @Column('text', { name: 'paper_sha256', nullable: true })
  readonly paperSha256!: string | null;

  @ForeignKey(() => PersonRow, { name: 'opinion_person' })
  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;

  @ForeignKey(() => PositionRow, { name: 'opinion_position' })
  @Column('uuid', { name: 'position_id', nullable: true })
  readonly positionId!: string | null;

  @Column('timestamptz', { name: 'recorded_at', nullable: true })
  readonly recordedAt!: Date | null;
}
