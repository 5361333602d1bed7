import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A wake to relay to Temporal. Deleted once signalled; a lost or doubled one does no harm. */
@Entity('wake')
export class WakeRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'wake_pk',
  })
  readonly id!: string;

  @Column('text')
  readonly kind!: string;

  /** Id of the campaign, dossier or session. */
  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @Column('integer')
  readonly version!: number;

  /** Number of the dossier's visit that the fact of this version concludes, with its outcome; null where it concludes none. */
  @Column('integer', { nullable: true })
  readonly visit!: number | null;

  @Column('text', { nullable: true })
  readonly outcome!: string | null;

  /** How often the engine refused it. */
  @Column('integer', { default: 0 })
  readonly attempts!: number;
}
