import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CouncilSessionRow } from './council-session.row.js';

/** A break of a session, to another hour or day (tạm nghỉ). */
@Entity('session_adjournment')
export class SessionAdjournmentRow {
  @ForeignKey(() => CouncilSessionRow, { name: 'session_adjournment_session' })
  @PrimaryColumn('uuid', { name: 'session_id', primaryKeyConstraintName: 'session_adjournment_pk' })
  readonly sessionId!: string;

  @PrimaryColumn('timestamptz', { name: 'adjourned_at', primaryKeyConstraintName: 'session_adjournment_pk' })
  readonly adjournedAt!: Date;

  @Column('text')
  readonly reason!: string;

  @Column('timestamptz', { name: 'resumes_at' })
  readonly resumesAt!: Date;

  @Column('timestamptz', { name: 'resumed_at', nullable: true })
  readonly resumedAt!: Date | null;
}
