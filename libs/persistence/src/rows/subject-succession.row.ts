import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectRow } from './subject.row.js';

/** One subject going on in another: merged, split, or found to be the same. */
@Entity('subject_succession')
@Index('subject_succession_by_successor', ['successorId'])
@Check('subject_succession_kind', `kind IN ('merge', 'split', 'same')`)
@Check('subject_succession_other', 'predecessor_id <> successor_id')
export class SubjectSuccessionRow {
  @ForeignKey(() => SubjectRow, { name: 'subject_succession_predecessor' })
  @PrimaryColumn('uuid', { name: 'predecessor_id', primaryKeyConstraintName: 'subject_succession_pk' })
  readonly predecessorId!: string;

  @ForeignKey(() => SubjectRow, { name: 'subject_succession_successor' })
  @PrimaryColumn('uuid', { name: 'successor_id', primaryKeyConstraintName: 'subject_succession_pk' })
  readonly successorId!: string;

  @Column('text')
  readonly kind!: 'merge' | 'split' | 'same';

  @Column('date', { name: 'succeeded_on' })
  readonly succeededOn!: string;

  @Column('text')
  readonly document!: string;
}
