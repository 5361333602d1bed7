import { Ajv, type AnySchema, type ErrorObject } from 'ajv';

/** What the schema refuses, in Vietnamese. */
export function violations(schema: AnySchema, value: unknown): { field: string; message: string }[] {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ field: fieldOf(error), message: messageOf(error) }));
}

/** Path of the field an error is about: `awards[3].requiredPapers[1]`. */
export function fieldOf({ instancePath, keyword, params }: ErrorObject): string {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : `${path}${path === '' ? '' : '.'}${part}`), '');
  const inner =
    keyword === 'required'
      ? params['missingProperty']
      : keyword === 'additionalProperties'
        ? params['additionalProperty']
        : '';
  return inner ? `${at}${at === '' ? '' : '.'}${String(inner)}` : at;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  integer: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'nhóm các mục',
  null: 'để trống',
};

/** What the schema asks there, in Vietnamese. */
export function messageOf({ keyword, params }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'còn thiếu';
    case 'additionalProperties':
      return 'không phải là tên mục dùng được';
    case 'type':
      return `phải là ${[params['type'] as string | string[]]
        .flat()
        .map((type) => TYPES[type] ?? type)
        .join(' hoặc ')}`;
    case 'enum':
      return `chỉ nhận: ${(params['allowedValues'] as unknown[]).join(', ')}`;
    case 'pattern':
    case 'format':
      return 'không đúng dạng';
    case 'minLength':
      return params['limit'] === 1 ? 'không được bỏ trống' : `dài ít nhất ${String(params['limit'])} ký tự`;
    case 'maxLength':
      return `dài nhiều nhất ${String(params['limit'])} ký tự`;
    case 'minimum':
      return `không nhỏ hơn ${String(params['limit'])}`;
    case 'maximum':
      return `không lớn hơn ${String(params['limit'])}`;
    case 'minItems':
      return params['limit'] === 1
        ? 'phải có ít nhất một phần tử'
        : `phải có ít nhất ${String(params['limit'])} phần tử`;
    case 'maxItems':
      return `có nhiều nhất ${String(params['limit'])} phần tử`;
    case 'uniqueItems':
      return 'có phần tử trùng nhau';
    default:
      return 'giá trị không hợp lệ';
  }
}
