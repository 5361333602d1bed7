import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One audit entry, append-only, hash-chained per subject. The text of the entry is what is hashed. */
@Entity('audit_entry')
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
}
