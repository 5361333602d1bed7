/** The answer of a command on a session: its version afterwards, for the next `If-Match`. */
export class SessionVersionAnswer {
  readonly version!: number;
}

/** A session just convened. */
export class ConvenedAnswer extends SessionVersionAnswer {
  readonly id!: string;
}

/** Items whose vote was opened, and those found withdrawn meanwhile. */
export class ItemsOpenedAnswer extends SessionVersionAnswer {
  readonly opened!: string[];
  readonly withdrawn!: string[];
}

/** The number the minutes carry. */
export class MinutesWrittenAnswer extends SessionVersionAnswer {
  readonly number!: string;
}

/** What a signature did: with the chair's, how many results took effect. */
export class SignedAnswer extends SessionVersionAnswer {
  readonly stage!: 'closed' | 'minutes-signed';
  readonly concluded!: number;
}

/** A vote or written opinion on file. */
export class VoteAnswer {
  readonly itemId!: string;
  readonly choice!: 'agree' | 'disagree' | 'abstain';
}

/** A count on file. It is not shown to the other teller. */
export class PaperCountAnswer {
  readonly itemId!: string;
}
