import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A person: officer, council member, or nominee with an account. */
@Entity('person')
@Unique('person_code', ['code'])
export class PersonRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pk' })
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column('text', { name: 'full_name' })
  readonly fullName!: string;

  @Column('text', { nullable: true })
  readonly email!: string | null;
}
