import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A public body (cơ quan, đơn vị, chính quyền), inside the installation or outside it. */
@Entity('body')
@Unique('body_code', ['code'])
@Check('body_level', `level IN ('central', 'province', 'district', 'commune', 'unit')`)
@Check('body_sector', `sector IN ('general', 'education')`)
export class BodyRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'body_pk' })
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column('text')
  readonly level!: 'central' | 'province' | 'district' | 'commune' | 'unit';

  /** Outside the installation: its answers are recorded by the clerk below. */
  @Column('boolean', { default: false })
  readonly outside!: boolean;

  /** The body that receives and appraises for this one (Phòng Nội vụ, Sở Nội vụ). */
  @ForeignKey(() => BodyRow, { name: 'body_home_affairs' })
  @Column('uuid', { name: 'home_affairs_id', nullable: true })
  readonly homeAffairsId!: string | null;

  /** The symbol behind its document numbers, as in 01/QĐ-UBND. */
  @Column('text', { name: 'number_symbol', nullable: true })
  readonly numberSymbol!: string | null;

  /** Symbol of its official letters (công văn): `UBND-NV`. */
  @Column('text', { name: 'letter_symbol', nullable: true })
  readonly letterSymbol!: string | null;

  /** What the body decides: its level, or for bodies outside the installation government, prime-minister, president. */
  @Column('text', { name: 'deciding_level' })
  readonly decidingLevel!: string;

  /** In education an achievement is that of a school year (năm học). */
  @Column('text', { default: 'general' })
  readonly sector!: 'general' | 'education';
}
