import type { Ballot } from '../ballot.js';
import type { BallotForm, BallotService, BlindedRequest, CastReceipt } from './ballot-service.js';

/** A request as the member who signed in; how his cookie and its keys are sent is the program's own. */
export interface Request {
  readonly method: 'GET' | 'POST';
  /** From the server's root. */
  readonly path: string;
  readonly body?: unknown;
}

/** The box did not say what became of the ballots: they are cast again, unchanged. */
export class Unanswered extends Error {
  constructor(
    readonly status: number,
    /** The server's own words. */
    readonly answer: string,
  ) {
    super(`${status} ${answer}`);
  }
}

/**
 * The server over HTTP. Tokens are drawn as the member; ballots are cast as nobody, without cookie, name or key.
 * @param base `https://host`, without a slash at its end
 * @param asMember sends as the member and gives the answer's JSON
 */
export function httpBallotService(base: string, asMember: (request: Request) => Promise<unknown>): BallotService {
  const session = (id: string) => `/api/v1/council-sessions/${encodeURIComponent(id)}`;
  return {
    ballotForm: (sessionId) =>
      asMember({ method: 'GET', path: `${session(sessionId)}/ballot-form` }) as Promise<BallotForm>,
    drawTokens: async (sessionId: string, blinded: readonly BlindedRequest[]) => {
      const answer = await asMember({ method: 'POST', path: `${session(sessionId)}/tokens`, body: { blinded } });
      return (answer as { signatures: readonly { itemId: string; signature: string }[] }).signatures;
    },
    cast: (ballots) => castAt(base, ballots),
  };
}

/** @throws Unanswered; TypeError when the server is not reached */
async function castAt(base: string, ballots: readonly Ballot[]): Promise<readonly CastReceipt[]> {
  const answer = await fetch(`${base}/api/v1/ballots`, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ballots }),
  });
  const text = await answer.text();
  const receipts = receiptsIn(text);
  if (!receipts) throw new Unanswered(answer.status, text);
  return receipts;
}

/** Receipts stand in the answer, and in the refusal when no ballot was taken. */
function receiptsIn(text: string): readonly CastReceipt[] | null {
  try {
    const { receipts } = JSON.parse(text) as { receipts?: readonly CastReceipt[] };
    return Array.isArray(receipts) ? receipts : null;
  } catch {
    return null;
  }
}
