import { repositoryRoot } from '@bangvang/infra';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly responses: Readonly<Record<string, Answer>>;
}
interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly type?: string; readonly properties?: object }>>;
  };
}

/** As the built API writes it, without a database. */
function apiDocument(): ApiDocument {
  const program = join(repositoryRoot(), 'apps/api/dist/openapi.js');
  return JSON.parse(
    execFileSync(process.execPath, [program], { maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' }),
  ) as ApiDocument;
}

describe('The API document', () => {
  const document = apiDocument();
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  );

  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('names every operation once and says what it does', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.filter(({ summary }) => !summary).map(({ name }) => name)).toEqual([]);
  });

  it('describes what every operation answers', () => {
    const silent = operations.filter(({ responses }) => {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      return good.length === 0 || good.some(([status, { content }]) => status !== '204' && !content);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('describes refusals as problem documents, the readiness of the process apart', () => {
    const refusing = operations.filter(({ name }) => !name.endsWith('/health/ready'));
    const undocumented = refusing.filter(({ responses }) =>
      Object.entries(responses).some(
        ([status, { content }]) => /^[45]/.test(status) && !content?.['application/problem+json'],
      ),
    );
    expect(undocumented.map(({ name }) => name)).toEqual([]);
  });

  it('leaves no answer without its fields', () => {
    const empty = Object.entries(document.components.schemas).filter(
      ([, { type, properties }]) => type === 'object' && Object.keys(properties ?? {}).length === 0,
    );
    expect(empty.map(([name]) => name)).toEqual([]);
  });
});
