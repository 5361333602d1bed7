import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** A named vote, or the written opinion of an absent member. One per member and item. */
@Entity('vote')
@Check('vote_choice', `choice IN ('agree', 'disagree', 'abstain')`)
export class VoteRow {
  @ForeignKey(() => SessionItemRow, { name: 'vote_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'vote_once' })
  readonly itemId!: string;

  @ForeignKey(() => PersonRow, { name: 'vote_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'vote_once' })
  readonly personId!: string;

  @Column('text')
  readonly choice!: 'agree' | 'disagree' | 'abstain';

  @Column('boolean', { default: false })
  readonly written!: boolean;

  @Column('timestamptz', { name: 'cast_at' })
  readonly castAt!: Date;
}
