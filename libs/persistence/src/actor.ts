/** Who acts: the person, and the position and body they act for. Null person: the procedure itself. */
export interface Actor {
  readonly personId: string | null;
  readonly positionId: string | null;
  readonly bodyId: string | null;
}

/** A command's identity: the same key with the same body is answered from what was stored. */
export interface CommandKey {
  readonly route: string;
  readonly key: string;
  /** SHA-256 of the request's body and path. */
  readonly bodyHash: Buffer;
}

export const THE_PROCEDURE: Actor = { personId: null, positionId: null, bodyId: null };
