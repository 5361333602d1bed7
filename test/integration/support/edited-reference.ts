import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { loadReference, type ReferenceReport } from '@bangvang/procedures';
import type { Installation } from './database.js';

const INSTALLATION = 'tam-duong-2023';

/** The reference files in a folder of their own, to be edited as a jurist would and loaded again. */
export class EditedReference {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bangvang-reference-'));

  constructor() {
    cpSync(join(repositoryRoot(), 'infra', 'reference'), this.folder, { recursive: true });
  }

  /** Replaces the first place where a file says something. @param file e.g. `law/limits.yaml` */
  edit(file: string, said: string, says: string): this {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(said)) throw new Error(`${file} does not say: ${said}`);
    writeFileSync(
      path,
      text.replace(said, () => says),
    );
    return this;
  }

  /** Takes out what stands from one place up to another. */
  cut(file: string, from: string, upTo: string): this {
    const text = readFileSync(join(this.folder, file), 'utf8');
    return this.edit(file, text.slice(text.indexOf(from), text.indexOf(upTo)), '');
  }

  /** Line, from 1, on which a file first says something. */
  lineOf(file: string, says: string): number {
    return (
      readFileSync(join(this.folder, file), 'utf8')
        .split('\n')
        .findIndex((line) => line.includes(says)) + 1
    );
  }

  load({ work }: Pick<Installation, 'work'>, note: string | null = null): Promise<ReferenceReport> {
    return loadReference(work, this.folder, INSTALLATION, { by: 'Phòng Nội vụ', note });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
