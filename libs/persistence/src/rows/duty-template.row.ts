import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The duties a campaign of a kind gives, joined with the document's own codes at launch. */
@Entity('duty_template')
export class DutyTemplateRow {
  @PrimaryColumn('text', { name: 'campaign_kind', primaryKeyConstraintName: 'duty_template_pk' })
  readonly campaignKind!: string;

  @Column('jsonb')
  readonly duties!: unknown;
}
