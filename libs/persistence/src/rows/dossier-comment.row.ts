import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** What somebody said about a dossier: among those who handle it, or for its unit to read too. Append-only. */
@Entity('dossier_comment')
@Index('dossier_comment_of_dossier', ['dossierId', 'writtenAt', 'id'])
@Check('dossier_comment_visibility', `visibility IN ('internal', 'unit')`)
export class DossierCommentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'dossier_comment_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'dossier_comment_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @Column('text')
  readonly visibility!: 'internal' | 'unit';

  @Column('text')
  readonly text!: string;

  @ForeignKey(() => PersonRow, { name: 'dossier_comment_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @ForeignKey(() => PositionRow, { name: 'dossier_comment_position' })
  @Column('uuid', { name: 'position_id' })
  readonly positionId!: string;

  @Column('timestamptz', { name: 'written_at' })
  readonly writtenAt!: Date;
}
