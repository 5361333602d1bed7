import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { LawVersionRow } from './law-version.row.js';

/** One file of the law as parsed, under one version. Append-only. */
@Entity('law_file')
export class LawFileRow {
  @ForeignKey(() => LawVersionRow, { name: 'law_file_version' })
  @PrimaryColumn('integer', { name: 'version_id', primaryKeyConstraintName: 'law_file_pk' })
  readonly versionId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'law_file_pk' })
  readonly file!: string;

  @Column('jsonb')
  readonly content!: unknown;
}
