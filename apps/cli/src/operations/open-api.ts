import type { Server } from '../server/server.js';

/** What the command line needs of the API's own description. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
}

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** One act of the API. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Properties of its JSON body; null without one. */
  readonly fields: Readonly<Record<string, Schema>> | null;
  readonly requiredFields: readonly string[];
  readonly takesUpload: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every act the server offers, in the order of its description. */
export async function operationsOf(server: Server): Promise<readonly Operation[]> {
  return readOperations(await server.json<OpenApi>({ method: 'GET', path: '/api/openapi.json' }));
}

export function readOperations({ paths, components }: OpenApi): readonly Operation[] {
  const resolve = (schema: Schema | undefined): Schema => resolved(schema, components?.schemas ?? {});
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      if (!operation) return [];
      const content = operation.requestBody?.content ?? {};
      const body = content['application/json'] && resolve(content['application/json'].schema);
      return {
        id: operation.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        summary: operation.summary || (operation.description?.split('\n')[0] ?? ''),
        parameters: operation.parameters ?? [],
        fields: body ? (body.properties ?? {}) : null,
        requiredFields: body?.required ?? [],
        takesUpload: 'multipart/form-data' in content,
      };
    }),
  );
}

function resolved(schema: Schema | undefined, schemas: Readonly<Record<string, Schema>>): Schema {
  if (!schema) return {};
  if (schema.$ref) return resolved(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => resolved(part, schemas))) as Schema;
  return schema;
}
