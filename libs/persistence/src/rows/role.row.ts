import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of positions, with its Vietnamese name. Its code is one of `ROLES` of contracts. */
@Entity('role')
export class RoleRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'role_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  /** Whether an absent holder may be stood in for. */
  @Column('boolean', { default: false })
  readonly substitutable!: boolean;

  /** Of the posts of a body that have a rank, those of the lowest anybody holds lead its tasks. */
  @Column('integer', { name: 'lead_rank', nullable: true })
  readonly leadRank!: number | null;

  @Column('text', { nullable: true })
  readonly source!: string | null;

  @Column('text', { nullable: true })
  readonly confidence!: string | null;
}
