import type { PersistentClient } from '../persistent-client.js';

/** Streams without an end, and whole exports of what is read page by page. */
const LEFT_OUT: readonly RegExp[] = [/stream|events/];

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every page of the API that the ids at hand lead to. */
export class Pages {
  private constructor(
    readonly base: string,
    /** Below `/api/v1`. */
    readonly paths: readonly string[],
  ) {}

  /** @param ids by the names the API document gives them */
  static async of(base: string, ids: Readonly<Record<string, string>>): Promise<Pages> {
    const { paths } = (await (await fetch(`${base}/api/openapi.json`)).json()) as Document;
    const readable = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    const filled = readable.map((path) =>
      path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole),
    );
    return new Pages(
      base,
      filled.filter((path) => !path.includes('{') && !LEFT_OUT.some((pattern) => pattern.test(path))).sort(),
    );
  }
}

/** What a person is shown on every page, refusals too, in the order of the pages. */
export async function everythingShownTo(reader: PersistentClient, { paths }: Pages): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of paths) texts.push(await reader.shown(path));
  return texts;
}
