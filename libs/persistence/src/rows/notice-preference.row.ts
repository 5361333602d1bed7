import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** How a person wants to be told. Hours are of the wall in Asia/Ho_Chi_Minh, 'HH:MM'. */
@Entity('notice_preference')
@Check('notice_preference_language', `language IN ('vi', 'en')`)
@Check('notice_preference_quiet', '(quiet_from IS NULL) = (quiet_to IS NULL)')
export class NoticePreferenceRow {
  @ForeignKey(() => PersonRow, { name: 'notice_preference_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'notice_preference_pk' })
  readonly personId!: string;

  @Column('text', { default: 'vi' })
  readonly language!: 'vi' | 'en';

  @Column('text', { name: 'quiet_from', nullable: true })
  readonly quietFrom!: string | null;

  @Column('text', { name: 'quiet_to', nullable: true })
  readonly quietTo!: string | null;

  @Column('boolean', { name: 'working_days_only', default: false })
  readonly workingDaysOnly!: boolean;

  @Column('text', { name: 'digest_at', nullable: true })
  readonly digestAt!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}

/** What a person chose for one kind of message by one channel. */
@Entity('notice_choice')
@Check('notice_choice_channel', `channel IN ('mail')`)
@Check('notice_choice_choice', `choice IN ('at-once', 'digest', 'off')`)
export class NoticeChoiceRow {
  @ForeignKey(() => PersonRow, { name: 'notice_choice_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'notice_choice_pk' })
  readonly personId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'notice_choice_pk' })
  readonly kind!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'notice_choice_pk' })
  readonly channel!: 'mail';

  @Column('text')
  readonly choice!: 'at-once' | 'digest' | 'off';
}
