import { createPublicKey, verify } from 'node:crypto';
import { statementText, type VotedOn } from '@bangvang/ballot';
import { EXIT, Failure } from '../failure.js';

/** The board of a session as the server shows it. */
export interface Board {
  readonly boardRoot: string;
  readonly members: number;
  /** PEM. */
  readonly signingKey: string;
  readonly holders: readonly string[];
  readonly items: readonly (VotedOn & {
    readonly itemId: string;
    readonly root: string;
    readonly ballots: number;
    readonly roll: number;
    readonly signature: string;
  })[];
}

/**
 * Refuses to open a board that was not fixed: every statement must be signed, and no item have more ballots than its
 * roll, nor its roll more members than there are.
 * @param expectedRoot as the holder heard or read it, when he names one
 * @throws Failure refused
 */
export function checkBoard(sessionId: string, board: Board, expectedRoot?: string): void {
  const key = createPublicKey(board.signingKey);
  const unsigned = board.items.filter((item) => {
    const text = statementText(sessionId, item, board.members);
    return !verify(null, Buffer.from(text), key, Buffer.from(item.signature, 'base64url'));
  });
  const overfull = board.items.filter(({ ballots, roll }) => ballots > roll || roll > board.members);
  if (unsigned.length + overfull.length > 0) {
    throw new Failure(
      EXIT.refused,
      `${unsigned.length + overfull.length} bảng phiếu không đúng như đã ký. Không nộp mảnh khóa.`,
    );
  }
  if (expectedRoot !== undefined && expectedRoot !== board.boardRoot) {
    throw new Failure(EXIT.refused, `Mã bảng phiếu là ${board.boardRoot}, không phải mã đã nêu. Không nộp mảnh khóa.`);
  }
}
