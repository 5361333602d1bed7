import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CouncilRow } from './council.row.js';
import { PersonRow } from './person.row.js';

/** A member of a council, from a day to a day. */
@Entity('council_member')
@Index('council_member_by_person', ['personId'])
@Check('council_member_office', `office IN ('chair', 'vice-chair', 'standing', 'secretary', 'member')`)
@Check('council_member_days', `valid_to >= valid_from`)
export class CouncilMemberRow {
  @ForeignKey(() => CouncilRow, { name: 'council_member_council' })
  @PrimaryColumn('uuid', { name: 'council_id', primaryKeyConstraintName: 'council_member_pk' })
  readonly councilId!: string;

  @ForeignKey(() => PersonRow, { name: 'council_member_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'council_member_pk' })
  readonly personId!: string;

  @Column('text')
  readonly office!: 'chair' | 'vice-chair' | 'standing' | 'secretary' | 'member';

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'council_member_pk' })
  readonly validFrom!: string;

  /** Last day, null while a member. */
  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;

  /** The decision that appointed him; null: from the installation's file. */
  @Column('text', { nullable: true })
  readonly document!: string | null;

  /** The decision that ended or changed the membership. */
  @Column('text', { name: 'end_document', nullable: true })
  readonly endDocument!: string | null;
}
