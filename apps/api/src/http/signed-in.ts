import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@bangvang/domain';
import type { ApiRequest } from './api-request.js';

/** The officer of the request: `@SignedIn() officer: Officer`. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { officer } = context.switchToHttp().getRequest<ApiRequest>();
  if (!officer) throw new Problem('not-signed-in', 'Yêu cầu này cần đăng nhập.');
  return officer;
});
