import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';

/** What a body is called, where it belongs and whether it owns a council, from a day to a day. */
@Entity('body_tenure')
@Index('body_tenure_by_parent', ['parentId'])
export class BodyTenureRow {
  @ForeignKey(() => BodyRow, { name: 'body_tenure_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'body_tenure_pk' })
  readonly bodyId!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'body_tenure_pk' })
  readonly validFrom!: string;

  /** Last day, null while in force. */
  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;

  @Column('text')
  readonly name!: string;

  @ForeignKey(() => BodyRow, { name: 'body_tenure_parent' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  readonly parentId!: string | null;

  @Column('boolean', { name: 'owns_council', default: false })
  readonly ownsCouncil!: boolean;
}
