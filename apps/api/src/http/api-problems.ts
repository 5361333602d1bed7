import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ProblemSlug } from '@bangvang/domain';
import { PROBLEM_STATUS } from '@bangvang/platform';

/** Declares how a route can refuse: one response per HTTP status, naming the slugs that have it. */
export function ApiProblems(...slugs: readonly ProblemSlug[]): MethodDecorator {
  const statuses = [...new Set(slugs.map((slug) => PROBLEM_STATUS[slug]))];
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: slugs.filter((slug) => PROBLEM_STATUS[slug] === status).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
      }),
    ),
  );
}
