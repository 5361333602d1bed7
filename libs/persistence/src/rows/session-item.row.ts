import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ItemState } from '../councils/item-states.js';
import { CouncilSessionRow } from './council-session.row.js';
import { DossierRow } from './dossier.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** A dossier on the agenda of a session, its vote and its result. */
@Entity('session_item')
@Index('session_item_one_agenda', ['visitId'], {
  unique: true,
  where: `state IN ('pending', 'open', 'suspended', 'awaiting-count', 'closed')`,
})
@Index('session_item_of_dossier', ['dossierId'])
@Index('session_item_due', ['closesAt'], { where: `state = 'open' AND closes_at IS NOT NULL` })
@Index('session_item_keyless', ['id'], { where: `secret AND state = 'pending'` })
@Unique('session_item_once', ['sessionId', 'dossierId'])
@Check('session_item_method', `method IN ('named', 'paper', 'secret')`)
@Check(
  'session_item_state',
  `state IN ('pending', 'open', 'suspended', 'awaiting-count', 'closed', 'withdrawn', 'on-hold', 'deferred')`,
)
@Check(
  'session_item_suspended',
  `(state = 'suspended') = (suspended_at IS NOT NULL) AND (suspended_at IS NULL) = (suspended_from IS NULL)
    AND suspended_from IN ('pending', 'open')`,
)
@Check('session_item_secret', `NOT (secret AND method = 'named' AND opened_at IS NOT NULL)`)
@Check('session_item_board', 'num_nonnulls(board_root, board_ballots, board_roll, board_signature) IN (0, 4)')
@Check(
  'session_item_boarded',
  `CASE WHEN method <> 'secret' THEN state <> 'awaiting-count' WHEN state = 'awaiting-count' THEN board_root IS NOT NULL
     WHEN state = 'closed' THEN board_root IS NOT NULL AND board_ballots <= board_roll ELSE true END`,
)
@Check('session_item_counted', `(state = 'closed') = (carried IS NOT NULL)`)
export class SessionItemRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'session_item_pk' })
  readonly id!: string;

  @ForeignKey(() => CouncilSessionRow, { name: 'session_item_session' })
  @Column('uuid', { name: 'session_id' })
  readonly sessionId!: string;

  @ForeignKey(() => DossierRow, { name: 'session_item_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @ForeignKey(() => StageVisitRow, { name: 'session_item_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  @Column('integer')
  readonly ord!: number;

  /** How votes are taken: named votes by members, the count of paper ballots entered twice, or sealed ballots by token. */
  @Column('text', { default: 'named' })
  readonly method!: 'named' | 'paper' | 'secret';

  /** Whether the vote must be secret (bỏ phiếu kín). May be tightened, never loosened. */
  @Column('boolean', { default: false })
  readonly secret!: boolean;

  @Column('integer', { name: 'vote_numerator' })
  readonly voteNumerator!: number;

  @Column('integer', { name: 'vote_denominator' })
  readonly voteDenominator!: number;

  @Column('boolean', { name: 'vote_strict' })
  readonly voteStrict!: boolean;

  @Column('text', { default: 'pending' })
  readonly state!: ItemState;

  /** Since when it lacks its own quorum, and where it goes on from. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  readonly suspendedAt!: Date | null;

  @Column('text', { name: 'suspended_from', nullable: true })
  readonly suspendedFrom!: 'pending' | 'open' | null;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  readonly openedAt!: Date | null;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  readonly closesAt!: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  readonly closedAt!: Date | null;

  /** Frozen when the item closes: papers (or rights to vote) given out and taken in, opinions in writing included. */
  @Column('integer', { nullable: true })
  readonly issued!: number | null;

  @Column('integer', { nullable: true })
  readonly collected!: number | null;

  @Column('integer', { nullable: true })
  readonly agree!: number | null;

  @Column('integer', { nullable: true })
  readonly disagree!: number | null;

  @Column('integer', { nullable: true })
  readonly abstain!: number | null;

  @Column('integer', { nullable: true })
  readonly invalid!: number | null;

  /** What was said of it, in the secretary's words. */
  @Column('text', { nullable: true })
  readonly discussion!: string | null;

  @Column('boolean', { nullable: true })
  readonly carried!: boolean | null;

  /** Fixed when the window closes: the Merkle root over the ballots, how many they are, how many tokens and papers were given out. */
  @Column('bytea', { name: 'board_root', nullable: true })
  readonly boardRoot!: Buffer | null;

  @Column('integer', { name: 'board_ballots', nullable: true })
  readonly boardBallots!: number | null;

  @Column('integer', { name: 'board_roll', nullable: true })
  readonly boardRoll!: number | null;

  /** The installation's signature of the three, Ed25519. */
  @Column('bytea', { name: 'board_signature', nullable: true })
  readonly boardSignature!: Buffer | null;
}
