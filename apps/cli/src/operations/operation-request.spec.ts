import { readOperations } from './open-api.js';
import { requestOf } from './operation-request.js';

const [listDuties, excuse, upload] = readOperations({
  paths: {
    '/api/v1/campaigns/{id}/duties': {
      get: {
        operationId: 'listDuties',
        parameters: [
          { name: 'id', in: 'path', required: true },
          { name: 'settled', in: 'query' },
        ],
      },
    },
    '/api/v1/duties/{id}/excuse': {
      put: {
        operationId: 'excuseDuty',
        parameters: [
          { name: 'id', in: 'path', required: true },
          { name: 'If-Match', in: 'header', required: true },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ExcuseDto' } } } },
      },
    },
    '/api/v1/files': { post: { operationId: 'uploadFile', requestBody: { content: { 'multipart/form-data': {} } } } },
  },
  components: {
    schemas: {
      ExcuseDto: {
        required: ['reason'],
        properties: {
          reason: { type: 'string' },
          days: { type: 'integer' },
          bodyIds: { type: 'array' },
          urgent: { type: 'boolean' },
        },
      },
    },
  },
});

describe('An act named on the command line', () => {
  it('takes its path and query parameters by name, in either form', () => {
    const { path } = requestOf(listDuties!, { parameters: ['--settled=false', '--id', 'a/b'], fields: [] });
    expect(path).toBe('/api/v1/campaigns/a%2Fb/duties?settled=false');
  });

  it('reads each field as its property wants it', () => {
    const fields = ['reason=2023', 'days=3', 'bodyIds=a, b', 'urgent=true'];
    const { body } = requestOf(excuse!, { parameters: ['--id', 'x'], fields });
    expect(body).toEqual({ reason: '2023', days: 3, bodyIds: ['a', 'b'], urgent: true });
  });

  it('takes a body as YAML, fields given beside it winning', () => {
    const { body } = requestOf(excuse!, {
      parameters: ['--id', 'x'],
      fields: ['days=5'],
      body: 'reason: lũ lụt\ndays: 1',
    });
    expect(body).toEqual({ reason: 'lũ lụt', days: 5 });
  });

  it('says which parameter is missing, and which it does not know', () => {
    expect(() => requestOf(excuse!, { parameters: [], fields: [] })).toThrow('Thiếu --id cho excuseDuty.');
    expect(() => requestOf(listDuties!, { parameters: ['--id', 'x', '--state', 'y'], fields: [] })).toThrow(
      'không có tham số --state',
    );
  });

  it('refuses a body where none is taken, and a body that is none', () => {
    expect(() => requestOf(listDuties!, { parameters: ['--id', 'x'], fields: ['a=b'] })).toThrow('không nhận nội dung');
    expect(() => requestOf(excuse!, { parameters: ['--id', 'x'], fields: [], body: '- a' })).toThrow(
      'phải là một đối tượng',
    );
  });

  it('is known to take an upload', () => {
    expect(upload?.takesUpload).toBe(true);
  });
});
