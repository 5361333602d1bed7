import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';

/** The last sign of a text carries bits of no byte: they are zero, so that nothing has two spellings. */
const LAST_SIGN: Readonly<Record<number, string>> = { 0: '[A-Za-z0-9_-]', 1: '[AQgw]', 2: '[AEIMQUYcgkosw048]' };

/** So many bytes as base64url without padding, in the one spelling they have. */
export function IsBytes(count: number): PropertyDecorator {
  const signs = Math.ceil((count * 4) / 3);
  const pattern = `^[A-Za-z0-9_-]{${signs - 1}}${LAST_SIGN[count % 3]}$`;
  return applyDecorators(
    IsString(),
    Matches(new RegExp(pattern)),
    ApiProperty({ pattern, description: `${count} bytes, base64url without padding` }),
  );
}

/** An id in the one spelling that is hashed and sealed: lower case. */
export function IsItemId(): PropertyDecorator {
  const pattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
  return applyDecorators(IsString(), Matches(new RegExp(pattern)), ApiProperty({ pattern, format: 'uuid' }));
}
