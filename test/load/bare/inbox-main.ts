import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { PAGE_AS_JSON } from './inbox-page.js';

/** The least that can answer an inbox page over HTTP: `node:http`, `pg`, and JSON made by PostgreSQL. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { database: { type: 'string' }, port: { type: 'string' } } });
  const pool = new Pool({ connectionString: values.database, max: 20 });
  const server = createServer((request, response) => {
    const group = new URL(request.url ?? '/', 'http://localhost').searchParams.get('group');
    pool
      .query<{ page: string }>({ name: 'page', text: PAGE_AS_JSON, values: [group] })
      .then(({ rows }) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(rows[0]!.page);
      })
      .catch((failure: unknown) => {
        response.writeHead(500);
        response.end(String(failure));
      });
  });
  server.listen(Number(values.port), '127.0.0.1');
  process.on('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    void pool.end();
  });
}

void main();
