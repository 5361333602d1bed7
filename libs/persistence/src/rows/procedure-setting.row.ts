import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A single setting of the procedure that is not a row of its own: quorum, supplement rounds. */
@Entity('procedure_setting')
export class ProcedureSettingRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'procedure_setting_pk' })
  readonly code!: string;

  @Column('jsonb')
  readonly value!: unknown;

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly confidence!: string;
}
