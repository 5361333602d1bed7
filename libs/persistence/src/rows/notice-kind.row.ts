import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of message: whether the law requires it, and whether it may wait for a digest. Reference data. */
@Entity('notice_kind')
@Check('notice_kind_wait', 'NOT (required AND may_wait)')
export class NoticeKindRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'notice_kind_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  @Column('text', { name: 'name_en' })
  readonly nameEn!: string;

  /** Cannot be switched off and waits for nothing. */
  @Column('boolean')
  readonly required!: boolean;

  @Column('boolean', { name: 'may_wait' })
  readonly mayWait!: boolean;

  /** Why a person is told, as a mail says it. */
  @Column('text')
  readonly why!: string;

  @Column('text', { name: 'why_en' })
  readonly whyEn!: string;

  /** What is to be done, as a mail says it. */
  @Column('text')
  readonly todo!: string;

  @Column('text', { name: 'todo_en' })
  readonly todoEn!: string;

  /** The text it rests on, as a mail quotes it. */
  @Column('text')
  readonly basis!: string;
}
