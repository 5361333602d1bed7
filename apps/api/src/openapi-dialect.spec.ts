import { inDialect31 } from './openapi-dialect.js';

describe('A schema of OpenAPI 3.0 that may be null', () => {
  it('says so in its type', () => {
    expect(inDialect31({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(inDialect31({ type: 'string', enum: ['a'], nullable: true })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
  });

  it('or beside a reference', () => {
    expect(inDialect31({ $ref: '#/x', nullable: true })).toEqual({ anyOf: [{ $ref: '#/x' }, { type: 'null' }] });
  });
});
