import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { BodyGroupRow } from './body-group.row.js';

/** A body in a group. */
@Entity('body_group_member')
export class BodyGroupMemberRow {
  @ForeignKey(() => BodyGroupRow, { name: 'body_group_member_group' })
  @PrimaryColumn('text', { name: 'group_code', primaryKeyConstraintName: 'body_group_member_pk' })
  readonly groupCode!: string;

  @ForeignKey(() => BodyRow, { name: 'body_group_member_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'body_group_member_pk' })
  readonly bodyId!: string;
}
