import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last hash and the length of one subject's audit chain. */
@Entity('audit_head')
export class AuditHeadRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'audit_head_pk' })
  readonly subject!: string;

  @Column('integer')
  readonly length!: number;

  /** SHA-256; of the subject's name while the chain is empty. */
  @Column('bytea')
  readonly head!: Buffer;
}
