import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isLegalDay } from '@bangvang/domain';

/** A legal day that exists, 'YYYY-MM-DD'. @param about whether it may be left out, for the API document */
export function IsLegalDay(about: { readonly required?: false } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'string',
      format: 'date',
      ...(about.required === false && { required: false, nullable: true }),
    }),
    ValidateBy({
      name: 'isLegalDay',
      validator: {
        validate: (value) => typeof value === 'string' && isLegalDay(value),
        defaultMessage: () => 'Phải là một ngày có thật, dạng YYYY-MM-DD.',
      },
    }),
  );
}
