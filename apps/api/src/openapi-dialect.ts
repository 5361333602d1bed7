/**
 * OpenAPI 3.1 is JSON Schema: what may be null says so in its type, where the generator still writes the `nullable` of 3.0.
 * @returns the same document with every `nullable` told the new way
 */
export function inDialect31<T>(document: T): T {
  return told(document) as T;
}

function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, told(member)] as const);
  const schema = Object.fromEntries(members.filter(([name, member]) => name !== 'nullable' || member !== true));
  return members.length === Object.keys(schema).length ? schema : orNull(schema);
}

function orNull(schema: Record<string, unknown>): Record<string, unknown> {
  const { type, enum: choices } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(Array.isArray(choices) && { enum: [...choices, null] }) };
}
