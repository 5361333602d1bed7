import type { Officer } from '@bangvang/contracts';
import type { FastifyRequest } from 'fastify';

/** A request after the guard: the officer is there unless the route is public. */
export interface ApiRequest extends FastifyRequest {
  officer?: Officer;
  /** SHA-256 of the session token the officer came with. */
  tokenHash?: Buffer;
}
