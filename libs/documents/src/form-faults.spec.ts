import { faultOfSchema, formFaults } from './form-faults.js';

const SHEET = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: ['birthYear', 'workHistory'],
  properties: {
    birthYear: { title: 'Năm sinh', type: 'integer', minimum: 1900, maximum: 2100 },
    joinedOn: { title: 'Ngày vào ngành', type: 'string', format: 'date' },
    workHistory: {
      title: 'Quá trình công tác',
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'post'],
        properties: {
          from: { title: 'Từ năm', type: 'integer' },
          post: { title: 'Chức vụ', type: 'string', minLength: 1 },
        },
      },
    },
  },
} as const;

describe('A filled form', () => {
  it('in order has no fault', () => {
    const answers = { birthYear: 1985, joinedOn: '2010-09-01', workHistory: [{ from: 2010, post: 'Giáo viên' }] };
    expect(formFaults(SHEET, answers)).toEqual([]);
  });

  it('with faults is told of all, each field by the name the form prints', () => {
    const answers = {
      birthYear: 85,
      joinedOn: '2010-02-30',
      workHistory: [{ from: 2010, post: '' }, { from: 2012 }],
      age: 1,
    };
    expect(formFaults(SHEET, answers)).toEqual(
      expect.arrayContaining([
        { field: 'age', label: 'age', message: 'không phải là tên mục dùng được' },
        { field: 'birthYear', label: 'Năm sinh', message: 'không nhỏ hơn 1900' },
        { field: 'joinedOn', label: 'Ngày vào ngành', message: 'không đúng dạng' },
        {
          field: 'workHistory[0].post',
          label: 'Quá trình công tác › dòng 1 › Chức vụ',
          message: 'không được bỏ trống',
        },
        { field: 'workHistory[1].post', label: 'Quá trình công tác › dòng 2 › Chức vụ', message: 'còn thiếu' },
      ]),
    );
  });
});

describe('A schema', () => {
  it('is a form where the validator knows every word of it', () => {
    expect(faultOfSchema(SHEET)).toBeNull();
    expect(faultOfSchema({ type: 'object', propertees: {} })).toContain('propertees');
  });
});
