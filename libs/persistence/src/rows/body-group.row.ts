import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named group of bodies: what the "who" of a document may address. */
@Entity('body_group')
export class BodyGroupRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'body_group_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;
}
