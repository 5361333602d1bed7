import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isLegalDay } from '@bangvang/domain';

/** A legal day that exists, 'YYYY-MM-DD'. */
export function IsLegalDay(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', format: 'date' }),
    ValidateBy({
      name: 'isLegalDay',
      validator: {
        validate: (value) => typeof value === 'string' && isLegalDay(value),
        defaultMessage: () => 'Phải là một ngày có thật, dạng YYYY-MM-DD.',
      },
    }),
  );
}
