import type { ApiPropertyOptions } from '@nestjs/swagger';

/** A value as the files of the law have it: any JSON, also null. */
export const ANY_JSON: ApiPropertyOptions = {
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object', additionalProperties: true },
  ],
  nullable: true,
};
