import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@bangvang/domain';
import type { CommandKey } from '@bangvang/persistence';
import type { ApiRequest } from './api-request.js';
import { canonicalJson } from './canonical-json.js';

const LONGEST_KEY = 200;

/** The command's identity, from `Idempotency-Key`, the route, the path and the body: `@Commanded() command: CommandKey`. */
export const Commanded = createParamDecorator((_: unknown, context: ExecutionContext) =>
  commandKeyOf(context.switchToHttp().getRequest<ApiRequest>()),
);

/**
 * @param content what the body says, where the request itself does not hold it (an upload: its digest)
 * @throws Problem missing-idempotency-key, invalid-input
 */
export function commandKeyOf(request: ApiRequest, content: unknown = request.body): CommandKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') {
    throw new Problem('missing-idempotency-key', 'Yêu cầu thay đổi dữ liệu phải có tiêu đề Idempotency-Key.');
  }
  if (key.length > LONGEST_KEY) {
    throw new Problem('invalid-input', `Idempotency-Key dài không quá ${LONGEST_KEY} ký tự.`);
  }
  return {
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key,
    bodyHash: createHash('sha256')
      .update(`${request.url}\n${canonicalJson(content)}`)
      .digest(),
  };
}
