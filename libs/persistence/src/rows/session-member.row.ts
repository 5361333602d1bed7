import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CouncilSessionRow } from './council-session.row.js';
import { PersonRow } from './person.row.js';

/** A member of the council as of the meeting day, with attendance. */
@Entity('session_member')
@Index('session_member_by_person', ['personId'])
@Check('session_member_attendance', `attendance IN ('present', 'absent')`)
export class SessionMemberRow {
  @ForeignKey(() => CouncilSessionRow, { name: 'session_member_session' })
  @PrimaryColumn('uuid', { name: 'session_id', primaryKeyConstraintName: 'session_member_pk' })
  readonly sessionId!: string;

  @ForeignKey(() => PersonRow, { name: 'session_member_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'session_member_pk' })
  readonly personId!: string;

  @Column('text')
  readonly office!: string;

  @Column('text', { nullable: true })
  readonly attendance!: 'present' | 'absent' | null;

  @Column('text', { name: 'absence_reason', nullable: true })
  readonly absenceReason!: string | null;

  /** The member he sits for; null: he sits as himself. */
  @ForeignKey(() => PersonRow, { name: 'session_member_acting_for' })
  @Column('uuid', { name: 'acting_for', nullable: true })
  readonly actingFor!: string | null;

  /** Who marked the attendance: the secretary, or a remote member himself. */
  @ForeignKey(() => PersonRow, { name: 'session_member_marker' })
  @Column('uuid', { name: 'marked_by', nullable: true })
  readonly markedBy!: string | null;
}
