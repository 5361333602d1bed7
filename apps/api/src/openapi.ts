import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiSettings, readConfig } from '@bangvang/platform';
import { AppModule } from './app.module.js';
import { openApiDocument } from './openapi-document.js';

/** Writes the API document to standard output, without a database: `node apps/api/dist/openapi.js`. */
async function main(): Promise<void> {
  const settings = apiSettings(readConfig({}), 'postgres://nowhere');
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1');
  process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}

await main();
