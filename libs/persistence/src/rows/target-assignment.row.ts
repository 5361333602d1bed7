import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { PersonRow } from './person.row.js';
import { TargetRow } from './target.row.js';

/** A target given to a body, with figures of its own where they differ from the target's. */
@Entity('target_assignment')
@Check('target_assignment_ended', `(ended_at IS NULL) = (ended_by IS NULL)`)
@Index('target_assignment_once', ['targetId', 'bodyId'], { unique: true, where: 'ended_at IS NULL' })
@Index('target_assignment_of_body', ['bodyId'], { where: 'ended_at IS NULL' })
export class TargetAssignmentRow {
  @ForeignKey(() => TargetRow, { name: 'target_assignment_target' })
  @PrimaryColumn('uuid', { name: 'target_id', primaryKeyConstraintName: 'target_assignment_pk' })
  readonly targetId!: string;

  @ForeignKey(() => BodyRow, { name: 'target_assignment_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'target_assignment_pk' })
  readonly bodyId!: string;

  @PrimaryColumn('timestamptz', { name: 'assigned_at', primaryKeyConstraintName: 'target_assignment_pk' })
  readonly assignedAt!: Date;

  @Column('numeric', { nullable: true })
  readonly value!: string | null;

  @Column('numeric', { nullable: true })
  readonly upper!: string | null;

  @Column('numeric', { name: 'baseline_value', nullable: true })
  readonly baselineValue!: string | null;

  @Column('text')
  readonly basis!: string;

  @ForeignKey(() => PersonRow, { name: 'target_assignment_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'target_assignment_ended_by' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;
}
