import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CouncilRow } from './council.row.js';
import { PersonRow } from './person.row.js';

/** Whoever sits for a member at meetings between two days (ủy viên được cử họp thay). */
@Entity('acting_member')
@Index('acting_member_by_acting', ['actingId'])
@Check('acting_member_other', `member_id <> acting_id`)
@Check('acting_member_days', `valid_to >= valid_from`)
export class ActingMemberRow {
  @ForeignKey(() => CouncilRow, { name: 'acting_member_council' })
  @PrimaryColumn('uuid', { name: 'council_id', primaryKeyConstraintName: 'acting_member_pk' })
  readonly councilId!: string;

  @ForeignKey(() => PersonRow, { name: 'acting_member_member' })
  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'acting_member_pk' })
  readonly memberId!: string;

  @ForeignKey(() => PersonRow, { name: 'acting_member_acting' })
  @Column('uuid', { name: 'acting_id' })
  readonly actingId!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'acting_member_pk' })
  readonly validFrom!: string;

  /** Last day. */
  @Column('date', { name: 'valid_to' })
  readonly validTo!: string;

  @Column('text')
  readonly document!: string;
}
