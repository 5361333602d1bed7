import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@bangvang/domain';
import type { ApiRequest } from './api-request.js';

/** The version the caller saw, from `If-Match: "3"`: `@ExpectedVersion() version: number`. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext) =>
  expectedVersionOf(context.switchToHttp().getRequest<ApiRequest>().headers['if-match']),
);

/** @throws Problem missing-version, invalid-input */
export function expectedVersionOf(ifMatch: string | undefined): number {
  if (!ifMatch) throw new Problem('missing-version', 'Yêu cầu phải có tiêu đề If-Match với phiên bản đã xem.');
  const version = Number(/^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1]);
  if (Number.isNaN(version)) {
    throw new Problem('invalid-input', 'If-Match phải là số phiên bản trong dấu ngoặc kép, ví dụ "3".');
  }
  return version;
}
