/** A submission as received. */
export class SubmissionView {
  /** One for each body that receives it. */
  readonly submissionIds!: string[];
  readonly dossierIds!: string[];
  /** Legal instant of receipt, compared with the deadline. */
  readonly receivedAt!: string;
  /** Legal day from which the limits of its handling run. */
  readonly receivedOn!: string;
}
