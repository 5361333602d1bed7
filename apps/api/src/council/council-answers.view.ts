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

/** A gate that barred a dossier when it was signed: the dossier is on hold. */
export class HeldDossierView {
  readonly dossierId!: string;
  readonly nominee!: string;
  readonly code!: 'gate-barred' | 'head-barred';
  /** The gate, the clause it rests on, and its finding as a sentence. */
  readonly gate!: string;
  readonly clause!: string;
  readonly sentence!: string;
}

/** What a signature did: with the last one, how many results took effect. */
export class SignedAnswer extends SessionVersionAnswer {
  readonly stage!: 'closed' | 'minutes-signed';
  readonly concluded!: number;
  /** Dossiers held now, without a result; the others go on. */
  readonly held!: HeldDossierView[];
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
