import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A form of award (hình thức khen thưởng, danh hiệu): who may receive it, who decides it, and the share of votes it needs. */
@Entity('award_type')
@Check('award_type_share', 'vote_numerator > 0 AND vote_denominator >= vote_numerator')
export class AwardTypeRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'award_type_pk' })
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  /** Kinds of nominee that may receive it. */
  @Column('text', { name: 'nominee_kinds', array: true })
  readonly nomineeKinds!: readonly string[];

  @Column('text', { name: 'deciding_level' })
  readonly decidingLevel!: string;

  @Column('integer', { name: 'vote_numerator' })
  readonly voteNumerator!: number;

  @Column('integer', { name: 'vote_denominator' })
  readonly voteDenominator!: number;

  /** True when more than the share is needed, false when the share suffices. */
  @Column('boolean', { name: 'vote_strict' })
  readonly voteStrict!: boolean;

  /** Null where the law leaves it to the council. */
  @Column('boolean', { name: 'secret_ballot', nullable: true })
  readonly secretBallot!: boolean | null;

  @Column('text', { name: 'required_papers', array: true })
  readonly requiredPapers!: readonly string[];

  @Column('date', { name: 'valid_from', nullable: true })
  readonly validFrom!: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;

  @Column('text')
  readonly source!: string;

  /** How sure the source is: as in the reference files. */
  @Column('text')
  readonly confidence!: string;
}
