import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The installation itself: its name, its scheme of levels and its mode, set once. */
@Entity('installation')
@Check('installation_one', 'only_row')
@Check('installation_mode', `mode IN ('rehearsal', 'production')`)
export class InstallationRow {
  /** Always true: the table has one row. */
  @PrimaryColumn('boolean', { name: 'only_row', default: true, primaryKeyConstraintName: 'installation_pk' })
  readonly onlyRow!: boolean;

  @Column('text')
  readonly name!: string;

  @Column('text', { name: 'level_scheme' })
  readonly levelScheme!: string;

  @Column('text')
  readonly mode!: 'rehearsal' | 'production';

  /** The reference folder whose name it bears; null while only the law is loaded. */
  @Column('text', { nullable: true })
  readonly reference!: string | null;
}
