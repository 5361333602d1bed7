/** What a member may answer. Everything else that is found under a seal is invalid. */
export type Choice = 'agree' | 'disagree' | 'abstain';

/** The anonymous right to cast one ballot on one item (thẻ bỏ phiếu). */
export interface Token {
  /** 64 bytes: the 32 that RFC 9474 prepares with, then 32 random ones. Base64url, like all bytes here. */
  readonly message: string;
  /** 256 bytes: RSASSA-PSS over the message under the item's key. */
  readonly signature: string;
}

/** An answer nobody reads before two holders of the session's key open it. */
export interface SealedAnswer {
  /** 65 bytes: the sender's point. */
  readonly enc: string;
  /** 17 bytes: one byte and its tag. */
  readonly sealed: string;
}

/** A ballot (phiếu): a token and a sealed answer. It names no person. */
export interface Ballot extends Token, SealedAnswer {
  readonly itemId: string;
}
