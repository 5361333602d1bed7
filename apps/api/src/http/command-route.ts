import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { ProblemSlug } from '@bangvang/domain';
import { ApiProblems } from './api-problems.js';

export interface CommandRouteOptions {
  /** Whether the route takes `@ExpectedVersion()`. */
  readonly versioned?: boolean;
}

/** How every command can be refused, whatever it does. */
const OF_EVERY_COMMAND = [
  'missing-idempotency-key',
  'invalid-input',
  'not-signed-in',
  'not-allowed',
  'no-such-thing',
  'conflicting-act',
  'idempotency-key-reused',
  'try-again-later',
] as const satisfies readonly ProblemSlug[];

/** Declares an unsafe route in the API document: its headers, and the problems any command can meet. */
export function CommandRoute({ versioned = false }: CommandRouteOptions = {}): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One key per act. The same key with the same content gives the same answer and acts once.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
    ...(versioned
      ? [
          ApiHeader({
            name: 'If-Match',
            required: true,
            description: 'The version seen, as the answer gave it in `ETag`.',
            schema: { type: 'string', example: '"3"' },
          }),
        ]
      : []),
    ApiProblems(...OF_EVERY_COMMAND, ...(versioned ? (['stale-version', 'missing-version'] as const) : [])),
  );
}
