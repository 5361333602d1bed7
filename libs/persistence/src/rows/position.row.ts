import type { Role } from '@bangvang/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { RoleRow } from './role.row.js';

/** A post in a body. Tasks are addressed to positions, never to names. */
@Entity('position')
@Unique('position_once_per_body', ['bodyId', 'role'])
export class PositionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'position_pk' })
  readonly id!: string;

  @ForeignKey(() => BodyRow, { name: 'position_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @ForeignKey(() => RoleRow, { name: 'position_role' })
  @Column('text')
  readonly role!: Role;

  @Column('text')
  readonly title!: string;
}
