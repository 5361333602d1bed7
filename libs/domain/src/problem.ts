import { PROBLEMS, type ProblemSlug } from './problems.js';

/** What a refusal may carry beside its words. `extra` goes out with the answer, `cause` stays in the log. */
export interface ProblemOptions extends ErrorOptions {
  readonly extra?: Record<string, unknown>;
}

/** A refusal the caller can act on. `detail` says what happened this time, in Vietnamese: no table, host or stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly extra?: Record<string, unknown>;

  constructor(
    readonly slug: ProblemSlug,
    readonly detail: string,
    options?: ProblemOptions,
  ) {
    super(`${slug}: ${detail}`, options);
    this.extra = options?.extra;
  }
}

/** Tells whether a text is the slug of a known refusal. */
export function isProblemSlug(text: string): text is ProblemSlug {
  return Object.hasOwn(PROBLEMS, text);
}
