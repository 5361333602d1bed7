/** A decision just made. */
export class DecisionMadeView {
  readonly id!: string;
  readonly outcome!: string;
  /** Number and symbol; null for a refusal. */
  readonly number!: string | null;
  /** Legal day. */
  readonly datedOn!: string;
}

export class DecidedDossierView {
  readonly dossierId!: string;
  readonly nominee!: string;
  readonly award!: string;
}

/** A decision with the dossiers the caller may see. */
export class DecisionView extends DecisionMadeView {
  readonly campaignId!: string;
  readonly bodyName!: string;
  readonly signedAt!: string;
  readonly signedBy!: string;
  readonly reason!: string | null;
  readonly publishedAt!: string | null;
  readonly dossiers!: DecidedDossierView[];
}

export class CommendedView {
  readonly name!: string;
  readonly award!: string;
}

/** What everybody may read of a published decision. */
export class PublicDecisionView {
  readonly id!: string;
  readonly number!: string;
  readonly datedOn!: string;
  readonly bodyName!: string;
  readonly publishedAt!: string;
  readonly commended!: CommendedView[];
}

export class PublishedView {
  readonly id!: string;
  readonly publishedAt!: string;
}
