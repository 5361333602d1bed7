import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** A named set of filters of the list of work, a person's own or shared. */
@Entity('task_view')
@Unique('task_view_once', ['ownerId', 'name'])
@Check('task_view_shared', 'num_nonnulls(group_id, body_id) <= 1')
@Index('task_view_of_group', ['groupId'], { where: 'group_id IS NOT NULL' })
@Index('task_view_of_body', ['bodyId'], { where: 'body_id IS NOT NULL' })
export class TaskViewRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_view_pk' })
  readonly id!: string;

  @ForeignKey(() => PersonRow, { name: 'task_view_owner' })
  @Column('uuid', { name: 'owner_id' })
  readonly ownerId!: string;

  @Column('text')
  readonly name!: string;

  @Column('jsonb')
  readonly filter!: Readonly<Record<string, unknown>>;

  /** Shared with the holders of this position. */
  @ForeignKey(() => PositionRow, { name: 'task_view_group' })
  @Column('uuid', { name: 'group_id', nullable: true })
  readonly groupId!: string | null;

  /** Shared with everybody who has a post in this body. */
  @ForeignKey(() => BodyRow, { name: 'task_view_body' })
  @Column('uuid', { name: 'body_id', nullable: true })
  readonly bodyId!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
