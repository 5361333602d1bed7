import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CouncilSessionRow } from './council-session.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** A signature on a paper of a session's minutes: of the meeting, or of the count. */
@Entity('minutes_signature')
@Check('minutes_signature_paper', `paper IN ('meeting', 'counting')`)
@Check('minutes_signature_part', `part IN ('secretary', 'chair') OR part = 'teller' AND paper = 'counting'`)
export class MinutesSignatureRow {
  @ForeignKey(() => CouncilSessionRow, { name: 'minutes_signature_session' })
  @PrimaryColumn('uuid', { name: 'session_id', primaryKeyConstraintName: 'minutes_signature_pk' })
  readonly sessionId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'minutes_signature_pk' })
  readonly paper!: 'meeting' | 'counting';

  @ForeignKey(() => PersonRow, { name: 'minutes_signature_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'minutes_signature_pk' })
  readonly personId!: string;

  @Column('text')
  readonly part!: 'secretary' | 'chair' | 'teller';

  @ForeignKey(() => PositionRow, { name: 'minutes_signature_position' })
  @Column('uuid', { name: 'position_id', nullable: true })
  readonly positionId!: string | null;

  @Column('timestamptz', { name: 'signed_at' })
  readonly signedAt!: Date;
}
