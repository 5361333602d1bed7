import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { decodeCursor, encodeCursor, type CursorValue } from './cursor.js';
import type { PageQuery } from './page-query.dto.js';

/** One page of a list, in the list's order. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it as `after` to get what follows; null at the end. */
  readonly next: string | null;
}

/** Where a page starts and how many rows to ask the database for: one more than shown tells whether another follows. */
export function pageBounds(
  query: PageQuery,
  cursorLength: number,
): { readonly after: readonly CursorValue[] | null; readonly rows: number } {
  return { after: query.after === undefined ? null : decodeCursor(query.after, cursorLength), rows: query.limit + 1 };
}

/**
 * @param rows as many as `pageBounds` asked for, or fewer at the end of the list
 * @param keyOf the values the list is ordered by, ending in a unique one
 */
export function pageFrom<R, T>(
  rows: readonly R[],
  query: PageQuery,
  keyOf: (row: R) => readonly CursorValue[],
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > query.limit && last ? encodeCursor(keyOf(last)) : null };
}

/** Declares an answer that is a page of `item`s. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'next'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next: { type: ['string', 'null'], description: 'Cursor of the next page; null at the end.' } as never,
        },
      },
    }),
  );
}
