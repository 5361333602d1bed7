import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CouncilSessionRow } from './council-session.row.js';
import { PersonRow } from './person.row.js';

/** An order of whoever presides: to call a session, to open it (lệnh triệu tập, lệnh khai mạc). */
@Entity('session_order')
@Check('session_order_kind', `kind IN ('call', 'open')`)
export class SessionOrderRow {
  @ForeignKey(() => CouncilSessionRow, { name: 'session_order_session' })
  @PrimaryColumn('uuid', { name: 'session_id', primaryKeyConstraintName: 'session_order_pk' })
  readonly sessionId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'session_order_pk' })
  readonly kind!: 'call' | 'open';

  @ForeignKey(() => PersonRow, { name: 'session_order_person' })
  @Column('uuid', { name: 'ordered_by' })
  readonly orderedBy!: string;

  @Column('timestamptz', { name: 'ordered_at' })
  readonly orderedAt!: Date;

  @Column('text', { nullable: true })
  readonly note!: string | null;
}
