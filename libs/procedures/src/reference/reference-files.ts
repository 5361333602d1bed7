import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { malformed, readYamlWithPlaces, type YamlReading } from '@bangvang/documents';

/** A reference file as read, with the place of every field in it. */
export interface ReferenceFile<T = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly content: T;
  readonly placeOf: YamlReading['placeOf'];
}

/** Something in a file that points nowhere, or contradicts itself. @param field `awards[3].requiredPapers[1]` */
export interface ReferenceFault {
  readonly field: string;
  readonly message: string;
}

/** Files of `law/` whose schema bears another name. */
const SCHEMA_OF: Readonly<Record<string, string>> = { councils: 'council-rules' };

/** Reads the reference files of a folder that holds `law/`, `schema/` and the installations. */
export class ReferenceFiles {
  constructor(private readonly directory: string) {}

  /** @throws Problem malformed-yaml with file, line and field */
  async read<T>(name: string, schema: string): Promise<ReferenceFile<T>> {
    const text = await readFile(join(this.directory, name), 'utf8');
    const schemaText = await readFile(join(this.directory, 'schema', `${schema}.schema.json`), 'utf8');
    const { value, placeOf } = readYamlWithPlaces(text, JSON.parse(schemaText) as object, name);
    return { name, content: value as T, placeOf };
  }

  /** As `read`, for a file an installation may do without; null where it is absent. */
  async readIfThere<T>(name: string, schema: string): Promise<ReferenceFile<T> | null> {
    const there = await access(join(this.directory, name)).then(
      () => true,
      () => false,
    );
    return there ? this.read<T>(name, schema) : null;
  }

  /** Every file of `law/`, by name without ending. @throws Problem malformed-yaml with file, line and field */
  async readLaw(): Promise<ReadonlyMap<string, ReferenceFile>> {
    const names = (await readdir(join(this.directory, 'law')))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .toSorted();
    const files = new Map<string, ReferenceFile>();
    for (const name of names) files.set(name, await this.read(`law/${name}.yaml`, SCHEMA_OF[name] ?? name));
    return files;
  }
}

/** @throws Problem malformed-yaml naming file and line of the first fault, with all of them */
export function refuseFaults({ name, placeOf }: ReferenceFile<unknown>, faults: readonly ReferenceFault[]): void {
  if (faults.length === 0) return;
  throw malformed(
    faults.map((fault) => ({ ...fault, ...placeOf(fault.field) })),
    name,
  );
}
