import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';

/** The last number given in a register of a body in a year. Numbers leave no gap and dates never fall. */
@Entity('number_register')
export class NumberRegisterRow {
  @ForeignKey(() => BodyRow, { name: 'number_register_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'number_register_pk' })
  readonly bodyId!: string;

  /** The kind of document numbered, as in decision or dispatch. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'number_register_pk' })
  readonly register!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'number_register_pk' })
  readonly year!: number;

  @Column('integer', { name: 'last_number' })
  readonly lastNumber!: number;

  @Column('date', { name: 'last_dated_on' })
  readonly lastDatedOn!: string;
}
