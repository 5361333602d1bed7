import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A step of urging due for a duty or a task under one revision of its deadline; it ends in exactly one outcome. */
@Entity('rung')
@Index('rung_ahead', ['subjectId', 'dueAt'], { where: 'outcome IS NULL' })
@Index('rung_of_owner', ['ownerId'], { where: 'outcome IS NULL' })
@Unique('rung_once', ['ownerId', 'stepCode', 'deadlineRev'])
@Check('rung_owner_kind', `owner_kind IN ('duty', 'task')`)
@Check('rung_outcome', `outcome IN ('sent', 'superseded', 'void')`)
@Check('rung_fired', '(outcome IS NULL) = (fired_at IS NULL)')
export class RungRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rung_pk' })
  readonly id!: string;

  @Column('text', { name: 'owner_kind' })
  readonly ownerKind!: 'duty' | 'task';

  @Column('uuid', { name: 'owner_id' })
  readonly ownerId!: string;

  /** The campaign of a duty, the dossier of a task: whose procedure fires it. */
  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @Column('text', { name: 'step_code' })
  readonly stepCode!: string;

  /** The revision of the deadline it belongs to; a newer one voids it. */
  @Column('integer', { name: 'deadline_rev' })
  readonly deadlineRev!: number;

  @Column('text', { array: true })
  readonly tells!: readonly string[];

  /** The letter it has drafted: who signs, to whom it goes, how urgent; null: a reminder only. */
  @Column('jsonb', { nullable: true })
  readonly letter!: unknown;

  /** Its step's place in the ladder, from 0. */
  @Column('integer', { default: 0 })
  readonly place!: number;

  /** By what its people are told: in-app, mail. */
  @Column('text', { array: true, default: '{in-app,mail}' })
  readonly channels!: readonly string[];

  @Column('boolean', { name: 'overdue_list', default: false })
  readonly overdueList!: boolean;

  /** Void where somebody holds the task when it is due; once for all revisions of the deadline. */
  @Column('boolean', { name: 'unless_claimed', default: false })
  readonly unlessClaimed!: boolean;

  /** It also gives the task to the lead of the group's body. */
  @Column('boolean', { default: false })
  readonly reassign!: boolean;

  @Column('timestamptz', { name: 'due_at' })
  readonly dueAt!: Date;

  @Column('text', { nullable: true })
  readonly outcome!: 'sent' | 'superseded' | 'void' | null;

  @Column('timestamptz', { name: 'fired_at', nullable: true })
  readonly firedAt!: Date | null;
}
