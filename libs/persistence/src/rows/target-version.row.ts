import type { Comparator } from '@bangvang/domain';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { TargetRow } from './target.row.js';

/** What a target asks from a day on: the document's own figures, or an amendment's. Append-only. Numbers are decimal text. */
@Entity('target_version')
@Check('target_version_comparator', `comparator IN ('gte', 'gt', 'lte', 'lt', 'eq', 'between')`)
@Check('target_version_range', `(comparator = 'between') = (upper IS NOT NULL) AND coalesce(upper >= value, true)`)
@Check('target_version_tolerance', `tolerance >= 0`)
export class TargetVersionRow {
  @ForeignKey(() => TargetRow, { name: 'target_version_target' })
  @PrimaryColumn('uuid', { name: 'target_id', primaryKeyConstraintName: 'target_version_pk' })
  readonly targetId!: string;

  /** 1 is the document's own. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'target_version_pk' })
  readonly revision!: number;

  @Column('text')
  readonly comparator!: Comparator;

  /** The printed word; null where none is printed. */
  @Column('text', { name: 'comparator_text', nullable: true })
  readonly comparatorText!: string | null;

  @Column('numeric')
  readonly value!: string;

  /** Upper end of a range. */
  @Column('numeric', { nullable: true })
  readonly upper!: string | null;

  @Column('text')
  readonly unit!: string;

  @Column('boolean', { default: false })
  readonly approximate!: boolean;

  /** In the target's unit; null: the campaign's own. */
  @Column('numeric', { nullable: true })
  readonly tolerance!: string | null;

  @Column('boolean', { name: 'measures_reduction', default: false })
  readonly measuresReduction!: boolean;

  @Column('text', { name: 'baseline_text', nullable: true })
  readonly baselineText!: string | null;

  @Column('numeric', { name: 'baseline_value', nullable: true })
  readonly baselineValue!: string | null;

  @Column('integer', { name: 'baseline_year', nullable: true })
  readonly baselineYear!: number | null;

  @Column('numeric', { nullable: true })
  readonly denominator!: string | null;

  /** The document it rests on. */
  @Column('text')
  readonly basis!: string;

  @Column('date', { name: 'effective_from' })
  readonly effectiveFrom!: string;

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;

  @ForeignKey(() => PersonRow, { name: 'target_version_person' })
  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;
}
