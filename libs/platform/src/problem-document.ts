import { PROBLEMS, type Problem, type ProblemSlug } from '@bangvang/domain';
import { PROBLEM_STATUS } from './problem-status.js';

/** A refusal as the caller reads it (RFC 9457), with a stable code and what to do next. */
export interface ProblemDocument {
  /** `/problems/{code}` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened this time. */
  readonly detail: string;
  readonly code: ProblemSlug;
  /** What the reader can do. */
  readonly action: string;
  /** This occurrence, by the request's number in the log. */
  readonly instance: string;
  readonly [extra: string]: unknown;
}

export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  const { slug, detail, extra } = problem;
  const { title, action } = PROBLEMS[slug];
  return {
    ...extra,
    type: `/problems/${slug}`,
    title,
    status: PROBLEM_STATUS[slug],
    detail,
    code: slug,
    action,
    instance,
  };
}
