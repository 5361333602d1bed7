import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PaperRow } from './paper.row.js';
import { PersonRow } from './person.row.js';
import { StageVisitRow } from './stage-visit.row.js';
import { SupplementItemRow } from './supplement-item.row.js';

/** What the unit did about an item of a supplement. Append-only. */
@Entity('supplement_answer')
@Check('supplement_answer_kind', `answer IN ('supplied', 'objected')`)
export class SupplementAnswerRow {
  @ForeignKey(() => SupplementItemRow, { name: 'supplement_answer_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'supplement_answer_pk' })
  readonly itemId!: string;

  /** The visit in which the unit had the dossier. */
  @ForeignKey(() => StageVisitRow, { name: 'supplement_answer_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  /** Number of the sending it went with. */
  @Column('integer')
  readonly sending!: number;

  @Column('text')
  readonly answer!: 'supplied' | 'objected';

  @ForeignKey(() => PaperRow, { name: 'supplement_answer_paper' })
  @Column('uuid', { name: 'paper_id', nullable: true })
  readonly paperId!: string | null;

  @Column('text', { nullable: true })
  readonly note!: string | null;

  @ForeignKey(() => PersonRow, { name: 'supplement_answer_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'answered_at' })
  readonly answeredAt!: Date;
}
