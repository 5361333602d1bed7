import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A revision of a deadline; its owner carries the current one. Append-only. */
@Entity('deadline_revision')
export class DeadlineRevisionRow {
  @PrimaryColumn('text', { name: 'owner_kind', primaryKeyConstraintName: 'deadline_revision_pk' })
  readonly ownerKind!: string;

  @PrimaryColumn('uuid', { name: 'owner_id', primaryKeyConstraintName: 'deadline_revision_pk' })
  readonly ownerId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'deadline_revision_pk' })
  readonly revision!: number;

  @Column('date', { name: 'due_on' })
  readonly dueOn!: string;

  @Column('timestamptz', { name: 'due_at' })
  readonly dueAt!: Date;

  @Column('text', { default: 'Asia/Ho_Chi_Minh' })
  readonly zone!: string;

  @Column('text')
  readonly basis!: string;

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;

  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;
}
