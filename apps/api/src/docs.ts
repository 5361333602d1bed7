import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js';

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Bảng Vàng: tài liệu API</title>
  <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
</head>
<body>
  <div id="api"></div>
  <script src="/api/docs/swagger-ui-bundle.js"></script>
  <script src="/api/docs/begin.js"></script>
</body>
</html>
`;

const BEGIN = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list' });\n`;

/**
 * Serves the API document at /api/openapi.json and a page to read it at /api/docs, all from this machine; `/` leads there.
 * @param document written when it is first asked for: most processes never are, and it is their largest thing in memory
 */
export function serveDocs(server: FastifyInstance, document: () => OpenAPIObject): void {
  let text: string | undefined;
  server.get('/', (_, reply) => reply.redirect('/api/docs'));
  server.get('/api/openapi.json', (_, reply) =>
    reply.type('application/json; charset=utf-8').send((text ??= JSON.stringify(document()))),
  );
  for (const path of ['/api/docs', '/api/docs/']) {
    server.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  }
  server.get('/api/docs/begin.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(BEGIN));
  for (const [name, type] of Object.entries(FILES)) {
    server.get(`/api/docs/${name}`, async (_, reply) =>
      reply
        .type(type)
        .header('cache-control', 'max-age=86400')
        .send(await readFile(join(swaggerUiFolder(), name))),
    );
  }
}
