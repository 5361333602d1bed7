import type { SealedAnswer, Token } from '../ballot.js';
import type { PendingToken } from '../token.js';

const FORMAT = 'bangvang-voter-1';

/**
 * What a member's program keeps of one session, so that it may die at any moment: nothing is sent that is not kept
 * first. It never holds what he chose.
 */
export interface VoterFile {
  readonly format: typeof FORMAT;
  readonly sessionId: string;
  /** What answers are sealed to, as first seen; another one later is refused. */
  readonly sealingKey: string | null;
  readonly items: readonly VoterItem[];
}

export interface VoterItem {
  readonly itemId: string;
  /** Place on the member's ballot form. */
  readonly ord: number;
  readonly nominee: string;
  readonly awardName: string;
  /** Drawn, the signature not yet there. */
  readonly pending: PendingToken | null;
  readonly token: Token | null;
  /** Sealed once; the same bytes are cast until the box has answered. */
  readonly sealed: SealedAnswer | null;
  /** The receipt, once the ballot is in the box. */
  readonly leaf: string | null;
  /** Why the box refused the ballot. */
  readonly refused: string | null;
}

export function emptyVoterFile(sessionId: string): VoterFile {
  return { format: FORMAT, sessionId, sealingKey: null, items: [] };
}

/** @returns null when a text is no such file */
export function readVoterFile(text: string): VoterFile | null {
  try {
    const file = JSON.parse(text) as VoterFile | null;
    return file?.format === FORMAT && typeof file.sessionId === 'string' && Array.isArray(file.items) ? file : null;
  } catch {
    return null;
  }
}
