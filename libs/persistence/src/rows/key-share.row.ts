import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CouncilSessionRow } from './council-session.row.js';
import { PersonRow } from './person.row.js';

/** A share of a session's key, handed in for the board its holder names. One share shows nothing. */
@Entity('key_share')
@Unique('key_share_once_per_person', ['sessionId', 'personId'])
@Check('key_share_holder', `holder IN ('chair', 'secretary', 'teller')`)
export class KeyShareRow {
  @ForeignKey(() => CouncilSessionRow, { name: 'key_share_session' })
  @PrimaryColumn('uuid', { name: 'session_id', primaryKeyConstraintName: 'key_share_pk' })
  readonly sessionId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'key_share_pk' })
  readonly holder!: 'chair' | 'secretary' | 'teller';

  @Column('bytea')
  readonly share!: Buffer;

  /** The session's board as the holder saw it. */
  @Column('bytea', { name: 'board_root' })
  readonly boardRoot!: Buffer;

  @ForeignKey(() => PersonRow, { name: 'key_share_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;
}
