import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CampaignRow } from './campaign.row.js';
import { LawVersionRow } from './law-version.row.js';
import { PersonRow } from './person.row.js';

/** The act that moved a running campaign's frozen procedure to a newer version of the law. Append-only. */
@Entity('procedure_migration')
export class ProcedureMigrationRow {
  @ForeignKey(() => CampaignRow, { name: 'procedure_migration_campaign' })
  @PrimaryColumn('uuid', { name: 'campaign_id', primaryKeyConstraintName: 'procedure_migration_pk' })
  readonly campaignId!: string;

  /** Revision of the campaign's procedure it made, from 2. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'procedure_migration_pk' })
  readonly revision!: number;

  @ForeignKey(() => LawVersionRow, { name: 'procedure_migration_from' })
  @Column('integer', { name: 'from_version', nullable: true })
  readonly fromVersion!: number | null;

  @ForeignKey(() => LawVersionRow, { name: 'procedure_migration_to' })
  @Column('integer', { name: 'to_version' })
  readonly toVersion!: number;

  @Column('text')
  readonly basis!: string;

  @Column('jsonb')
  readonly differences!: unknown;

  /** The procedure before it: answers filled under it are read by its own forms. */
  @Column('jsonb')
  readonly replaced!: unknown;

  @ForeignKey(() => PersonRow, { name: 'procedure_migration_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;
}
