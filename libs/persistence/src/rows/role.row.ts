import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of positions, with its Vietnamese name. Its code is one of `ROLES` of contracts. */
@Entity('role')
export class RoleRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'role_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;
}
