import type { Item, Paper, Tally } from './bundle-file.js';

/** What a recount can find wrong with a whole bundle. */
export type Fault =
  | 'bundle-signature' // a byte was changed after signing; nothing else is looked at
  | 'signing-key' // not the key that was expected, or none
  | 'session-key' // the private key is missing or not the other half of the public one
  | 'board-root'
  | 'item-twice'
  | 'token-key'; // two items have one key, or a key is none

/** What a recount can find wrong with one item. */
export type ItemFault =
  | 'statement' // the signature of its closing is wrong
  | 'root' // its ballots do not lead to the root
  | 'ballot-count'
  | 'order' // leaves not ascending, or one twice
  | 'token' // a token was not signed with the item's key
  | 'token-twice'
  | 'roll' // more ballots and papers than members on the roll, or more of those than members
  | 'paper' // the papers do not add up
  | 'members' // more answers than members
  | 'rule' // no share of anything
  | 'result'; // what was published is not what is counted

export interface ItemReport extends Pick<Item, 'id' | 'ord' | 'nominee' | 'award' | 'rule' | 'state' | 'roll'> {
  readonly ballots: number;
  readonly paper: Paper | null;
  /** Ballots and papers together; null when the item was not opened. */
  readonly counted: Tally | null;
  /** Agreeing votes that carry. */
  readonly needed: number | null;
  readonly carried: boolean | null;
  readonly faults: readonly ItemFault[];
}

/** What a recount found. It agrees when nothing is wrong anywhere. */
export interface Report {
  readonly format: 'bangvang-recount-1';
  readonly agrees: boolean;
  readonly session: string;
  readonly council: string;
  readonly campaign: string;
  readonly members: number;
  readonly boardRoot: string;
  /** SHA-256 of the installation's key: to compare with the one that is known. */
  readonly signingKeyHash: string;
  readonly faults: readonly Fault[];
  readonly items: readonly ItemReport[];
}
