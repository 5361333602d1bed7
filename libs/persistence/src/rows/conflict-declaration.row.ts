import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { SubjectRow } from './subject.row.js';

/** Kin or another interest of a person in whoever is proposed, or in one dossier. Why is for its declarer only. */
@Entity('conflict_declaration')
@Check('conflict_declaration_kind', `kind IN ('kin', 'other')`)
@Check('conflict_declaration_about', `(subject_id IS NULL) <> (dossier_id IS NULL)`)
@Check('conflict_declaration_ended', `(ended_at IS NULL) = (ended_by IS NULL)`)
@Index('conflict_declared_of_subject', ['personId', 'subjectId'], { unique: true, where: 'ended_at IS NULL' })
@Index('conflict_declared_of_dossier', ['personId', 'dossierId'], { unique: true, where: 'ended_at IS NULL' })
@Index('conflict_declared_on_dossier', ['dossierId'], { where: 'ended_at IS NULL' })
@Index('conflict_declared_on_subject', ['subjectId'], { where: 'ended_at IS NULL' })
export class ConflictDeclarationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'conflict_declaration_pk' })
  readonly id!: string;

  @ForeignKey(() => PersonRow, { name: 'conflict_declaration_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @ForeignKey(() => SubjectRow, { name: 'conflict_declaration_subject' })
  @Column('uuid', { name: 'subject_id', nullable: true })
  readonly subjectId!: string | null;

  @ForeignKey(() => DossierRow, { name: 'conflict_declaration_dossier' })
  @Column('uuid', { name: 'dossier_id', nullable: true })
  readonly dossierId!: string | null;

  @Column('text')
  readonly kind!: 'kin' | 'other';

  @Column('text')
  readonly reason!: string;

  @ForeignKey(() => PersonRow, { name: 'conflict_declaration_declarer' })
  @Column('uuid', { name: 'declared_by' })
  readonly declaredBy!: string;

  @Column('timestamptz', { name: 'declared_at' })
  readonly declaredAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'conflict_declaration_ender' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;
}
