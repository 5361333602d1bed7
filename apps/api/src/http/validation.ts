import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from '@bangvang/domain';

/** What is wrong with one field, as the answer lists it. */
interface FieldError {
  /** Path of the field: `nominee.name`, `dossierIds.0`. */
  readonly field: string;
  readonly message: string;
}

/** What each rule asks, in Vietnamese. The numbers and choices of a rule are in its own message. */
const ASKED: Readonly<Record<string, (said: string) => string>> = {
  whitelistValidation: () => 'Không có mục này.',
  isDefined: () => 'Không được bỏ trống.',
  isNotEmpty: () => 'Không được bỏ trống.',
  isString: () => 'Phải là một đoạn chữ.',
  isBoolean: () => 'Phải là true hoặc false.',
  isInt: () => 'Phải là số nguyên.',
  isNumber: () => 'Phải là số.',
  isPositive: () => 'Phải lớn hơn 0.',
  isArray: () => 'Phải là một danh sách.',
  arrayNotEmpty: () => 'Danh sách không được trống.',
  arrayUnique: () => 'Danh sách không được có mục trùng nhau.',
  arrayMinSize: (said) => `Danh sách phải có ít nhất ${numbersIn(said)[0]} mục.`,
  arrayMaxSize: (said) => `Danh sách có nhiều nhất ${numbersIn(said)[0]} mục.`,
  isObject: () => 'Phải là một đối tượng.',
  nestedValidation: () => 'Phải là một đối tượng.',
  isUuid: () => 'Phải là mã (UUID).',
  isEmail: () => 'Phải là địa chỉ thư điện tử.',
  isDateString: () => 'Phải là ngày hoặc thời điểm theo ISO 8601.',
  isIso8601: () => 'Phải là ngày hoặc thời điểm theo ISO 8601.',
  isIn: (said) => `Phải là một trong: ${said.replace(/^.*following values: /, '')}.`,
  isEnum: (said) => `Phải là một trong: ${said.replace(/^.*following values: /, '')}.`,
  min: (said) => `Không nhỏ hơn ${numbersIn(said)[0]}.`,
  max: (said) => `Không lớn hơn ${numbersIn(said)[0]}.`,
  minLength: (said) => `Dài ít nhất ${numbersIn(said)[0]} ký tự.`,
  maxLength: (said) => `Dài nhiều nhất ${numbersIn(said)[0]} ký tự.`,
  isLength: (said) => lengthAsked(said),
  matches: () => 'Không đúng dạng.',
};

/** Refuses bodies and queries with a field missing, wrong or unknown, naming each. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => refusal(errors.flatMap((error) => fieldErrors(error))),
  });
}

function refusal(errors: readonly FieldError[]): Problem {
  const fields = [...new Set(errors.map(({ field }) => field))].join(', ');
  return new Problem('invalid-input', fields ? `Mục cần sửa: ${fields}.` : 'Nội dung phải là một đối tượng JSON.', {
    extra: { errors },
  });
}

function fieldErrors(error: ValidationError, above = ''): FieldError[] {
  const field = above ? `${above}.${error.property}` : (error.property ?? '');
  const own = Object.entries(error.constraints ?? {}).map(([rule, said]) => ({
    field,
    message: inVietnamese(rule, said),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** The library names only the bound that is broken. */
function lengthAsked(said: string): string {
  const bounds = numbersIn(said);
  if (bounds.length === 2) return `Dài từ ${bounds[0]} đến ${bounds[1]} ký tự.`;
  return said.includes('shorter') ? `Dài nhiều nhất ${bounds[0]} ký tự.` : `Dài ít nhất ${bounds[0]} ký tự.`;
}

/** A message a field wrote itself is Vietnamese already; the library's own are plain ASCII. */
function inVietnamese(rule: string, said: string): string {
  if (/[^\p{ASCII}]/u.test(said)) return said;
  return ASKED[rule]?.(said) ?? 'Không đúng dạng.';
}

/** The numbers of a rule, without any that stand in the field's own name. */
function numbersIn(said: string): readonly string[] {
  return said.replace(/^\S+/, '').match(/\d+/g) ?? [];
}
