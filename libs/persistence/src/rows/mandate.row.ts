import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** A standing substitute for one absent holder of one position, from a day to a day, both counted. */
@Entity('mandate')
@Check('mandate_days', `valid_to >= valid_from`)
@Check('mandate_of_two', `person_id <> substitute_id`)
@Check('mandate_ended', `(ended_at IS NULL) = (ended_by IS NULL)`)
@Index('mandate_of_substitute', ['substituteId', 'positionId'], { where: 'ended_at IS NULL' })
@Index('mandate_of_position', ['positionId', 'personId'])
export class MandateRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mandate_pk' })
  readonly id!: string;

  @ForeignKey(() => PositionRow, { name: 'mandate_position' })
  @Column('uuid', { name: 'position_id' })
  readonly positionId!: string;

  /** The absent holder. */
  @ForeignKey(() => PersonRow, { name: 'mandate_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @ForeignKey(() => PersonRow, { name: 'mandate_substitute' })
  @Column('uuid', { name: 'substitute_id' })
  readonly substituteId!: string;

  @Column('date', { name: 'valid_from' })
  readonly validFrom!: string;

  @Column('date', { name: 'valid_to' })
  readonly validTo!: string;

  @Column('text')
  readonly reason!: string;

  /** Number of the document it rests on. */
  @Column('text', { nullable: true })
  readonly document!: string | null;

  @ForeignKey(() => PersonRow, { name: 'mandate_maker' })
  @Column('uuid', { name: 'made_by' })
  readonly madeBy!: string;

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;

  /** Ended early. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'mandate_ender' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;
}
