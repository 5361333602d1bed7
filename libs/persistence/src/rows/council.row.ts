import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';

/** An emulation and commendation council (Hội đồng Thi đua - Khen thưởng) of a body. */
@Entity('council')
@Unique('council_code', ['code'])
export class CouncilRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'council_pk' })
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @ForeignKey(() => BodyRow, { name: 'council_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @Column('text')
  readonly name!: string;

  /** What the council's own regulation says otherwise than the law's file. */
  @Column('jsonb', { default: {} })
  readonly rules!: unknown;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
