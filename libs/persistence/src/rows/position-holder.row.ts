import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** Who holds a position, from a day to a day, with the title on papers. */
@Entity('position_holder')
@Index('position_holder_by_person', ['personId'])
export class PositionHolderRow {
  @ForeignKey(() => PositionRow, { name: 'position_holder_position' })
  @PrimaryColumn('uuid', { name: 'position_id', primaryKeyConstraintName: 'position_holder_pk' })
  readonly positionId!: string;

  @ForeignKey(() => PersonRow, { name: 'position_holder_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'position_holder_pk' })
  readonly personId!: string;

  @Column('text')
  readonly title!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'position_holder_pk' })
  readonly validFrom!: string;

  /** Last day, null while held. */
  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;
}
