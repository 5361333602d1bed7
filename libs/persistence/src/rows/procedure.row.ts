import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A durable procedure (a Temporal workflow): what it has to follow and when it must act next. One row each. */
@Entity('procedure')
@Index('procedure_behind', ['touchedAt'], { where: 'fact_version > followed_version AND ended_at IS NULL' })
@Index('procedure_due', ['dueAt'], { where: 'due_at IS NOT NULL AND ended_at IS NULL' })
@Index('procedure_punctual', ['dueAt'], {
  where: `due_at IS NOT NULL AND ended_at IS NULL AND kind IN ('campaign', 'council-session')`,
})
@Check('procedure_kind', `kind IN ('campaign', 'urging', 'award-dossier', 'council-session')`)
export class ProcedureRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'procedure_pk' })
  readonly kind!: 'campaign' | 'urging' | 'award-dossier' | 'council-session';

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'procedure_pk' })
  readonly id!: string;

  @Column('integer', { name: 'fact_version', default: 1 })
  readonly factVersion!: number;

  @Column('integer', { name: 'followed_version', default: 0 })
  readonly followedVersion!: number;

  /** Legal instant of its next own act (close, rung, window); null when only a fact can move it. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  readonly dueAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('timestamptz', { name: 'touched_at', default: () => 'clock_timestamp()' })
  readonly touchedAt!: Date;

  /** Real instant of the sweep's last wake; it does not repeat itself soon. */
  @Column('timestamptz', { name: 'swept_at', nullable: true })
  readonly sweptAt!: Date | null;
}
