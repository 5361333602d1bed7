import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { BodyGroupRow } from './body-group.row.js';

/** A cluster (cụm) of territorial peers or a block (khối) of functional ones. */
@Entity('cluster')
@Check('cluster_kind', `kind IN ('CUM', 'KHOI')`)
@Unique('cluster_members_group_once', ['membersGroup'])
@Unique('cluster_head_group_once', ['headGroup'])
export class ClusterRow {
  @ForeignKey(() => BodyRow, { name: 'cluster_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'cluster_pk' })
  readonly bodyId!: string;

  @Column('text')
  readonly kind!: 'CUM' | 'KHOI';

  /** The group by which documents address all members. */
  @ForeignKey(() => BodyGroupRow, { name: 'cluster_members_group' })
  @Column('text', { name: 'members_group' })
  readonly membersGroup!: string;

  /** The group by which documents address the head of the year. */
  @ForeignKey(() => BodyGroupRow, { name: 'cluster_head_group' })
  @Column('text', { name: 'head_group' })
  readonly headGroup!: string;
}

/** A body's dated membership of a cluster. */
@Entity('cluster_member')
@Index('cluster_member_by_body', ['bodyId'])
export class ClusterMemberRow {
  @ForeignKey(() => ClusterRow, { name: 'cluster_member_cluster' })
  @PrimaryColumn('uuid', { name: 'cluster_id', primaryKeyConstraintName: 'cluster_member_pk' })
  readonly clusterId!: string;

  @ForeignKey(() => BodyRow, { name: 'cluster_member_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'cluster_member_pk' })
  readonly bodyId!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'cluster_member_pk' })
  readonly validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;
}

/** Who heads a cluster in a year. */
@Entity('cluster_year')
export class ClusterYearRow {
  @ForeignKey(() => ClusterRow, { name: 'cluster_year_cluster' })
  @PrimaryColumn('uuid', { name: 'cluster_id', primaryKeyConstraintName: 'cluster_year_pk' })
  readonly clusterId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'cluster_year_pk' })
  readonly year!: number;

  @ForeignKey(() => BodyRow, { name: 'cluster_year_head' })
  @Column('uuid', { name: 'head_id' })
  readonly headId!: string;

  @ForeignKey(() => BodyRow, { name: 'cluster_year_deputy' })
  @Column('uuid', { name: 'deputy_id', nullable: true })
  readonly deputyId!: string | null;
}
