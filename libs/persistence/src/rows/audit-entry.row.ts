import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One audit entry, append-only, hash-chained per subject. The text of the entry is what is hashed. */
@Entity('audit_entry')
@Index('audit_entry_by_transaction', { synchronize: false })
export class AuditEntryRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'audit_entry_pk' })
  readonly subject!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'audit_entry_pk' })
  readonly seq!: number;

  @Column('text')
  readonly entry!: string;

  /** SHA-256 of the previous hash and this entry. */
  @Column('bytea')
  readonly hash!: Buffer;

  /** The transaction it came with: webhooks read on in this order. */
  @Column('bigint', { default: () => 'txid_current()' })
  readonly xid!: string;

  /** Real time. */
  @Column('timestamptz', { name: 'written_at', default: () => 'clock_timestamp()' })
  readonly writtenAt!: Date;
}
