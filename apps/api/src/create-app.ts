import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiSettings } from '@bangvang/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { serveDocs } from './docs.js';
import { problemOf } from './http/problem-of.js';
import { sendProblem } from './http/problem.filter.js';
import { routesWithoutRights } from './http/routes-without-rights.js';
import { validation } from './http/validation.js';
import { openApiDocument } from './openapi-document.js';

const MEGABYTE = 1024 * 1024;
const UPLOAD_LIMIT = 20 * MEGABYTE;

/**
 * The API as it listens: limits, headers, validation, documents.
 * @throws Error when a route says nothing about who may call it
 */
export async function createApp(settings: ApiSettings, logger: LoggerService): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter(settings), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  const open = routesWithoutRights(app);
  if (open.length > 0) throw new Error(`Routes without rights: ${open.join(', ')}`);

  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  await app.register(helmet, securityHeaders(settings.https !== null));
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: UPLOAD_LIMIT, fieldSize: 64 * 1024 } });
  serveDocs(app.getHttpAdapter().getInstance(), () => openApiDocument(app));
  return app;
}

/** Hands the web framework's refusals on as they are: the problem filter knows them by their codes. */
class ApiAdapter extends FastifyAdapter {
  override mapException(failure: unknown): unknown {
    return failure;
  }
}

function adapter({ https }: ApiSettings): FastifyAdapter {
  return new ApiAdapter({
    bodyLimit: MEGABYTE,
    genReqId: () => randomUUID(),
    frameworkErrors: (failure: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(problemOf(failure), request, reply),
    forceCloseConnections: 'idle',
    ...(https && { https: { cert: readFileSync(https.certificateFile), key: readFileSync(https.keyFile) } }),
  });
}

/** The documentation page loads its own scripts and styles from here, and nothing from anywhere else. */
function securityHeaders(https: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
  };
}
