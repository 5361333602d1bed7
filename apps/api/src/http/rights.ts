import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Role } from '@bangvang/contracts';

/** Who may call a route. */
export type Rights =
  | { readonly kind: 'public' }
  | { readonly kind: 'any-officer' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

/** Metadata key of a route's rights; a route without them is refused, and start-up fails. */
export const RIGHTS = 'bangvang:rights';

/** For people holding one of these roles today, in any body; the command itself narrows the body. */
export function OnlyFor(...roles: readonly Role[]): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(RIGHTS, { kind: 'roles', roles } satisfies Rights),
    ApiCookieAuth(),
    ApiExtension('x-roles', roles),
  );
}

/** For everyone signed in; what each sees is narrowed by the query. */
export function AnyOfficer(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(RIGHTS, { kind: 'any-officer' } satisfies Rights),
    ApiCookieAuth(),
    ApiExtension('x-roles', ['any']),
  );
}

/** For everyone, signed in or not. */
export function Public(): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(RIGHTS, { kind: 'public' } satisfies Rights), ApiExtension('x-roles', ['public']));
}
