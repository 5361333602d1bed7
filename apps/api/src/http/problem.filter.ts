import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Problem } from '@bangvang/domain';
import { problemDocument } from '@bangvang/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.js';

const SECONDS_TO_WAIT: Readonly<Record<number, number>> = { 429: 300, 503: 2 };

/** Answers with a problem document; where waiting helps, it says how long. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const document = problemDocument(problem, `/requests/${request.id}`);
  const wait = SECONDS_TO_WAIT[document.status];
  if (wait) reply.header('retry-after', String(wait));
  reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** Renders every refusal and every failure as an RFC 9457 document. The cause stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  private readonly logger = new Logger('http');

  catch(failure: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(failure);
    if (problem.slug === 'internal') this.report(failure, request);
    if (reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    sendProblem(problem, request, reply);
  }

  private report(failure: unknown, request: FastifyRequest): void {
    this.logger.error({
      message: 'request failed',
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      failure: failure instanceof Problem ? failure.cause : failure,
    });
  }
}
