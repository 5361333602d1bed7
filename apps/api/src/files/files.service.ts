import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type CommandKey, Database, findFile, keepFile, type StoredFile, UnitOfWork } from '@bangvang/persistence';
import type { FileView } from './files.dto.js';
import { mediaTypeOf, TAKEN_IN_WORDS } from './media-type.js';

/** Keeps files by their content, and gives them to whoever may see what they belong to. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem upload-type-refused */
  async keep(content: Buffer, officer: Officer, commandOf: (sha256: string) => CommandKey): Promise<FileView> {
    const mediaType = await mediaTypeOf(content);
    if (mediaType === null) {
      throw new Problem('upload-type-refused', `Chỉ nhận tệp ${TAKEN_IN_WORDS}.`, {
        extra: { accepted: TAKEN_IN_WORDS },
      });
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const actor = { personId: officer.personId, positionId: null, bodyId: null };
    return this.work.run(actor, commandOf(sha256), async (tx) => {
      await keepFile(tx, officer.personId, { sha256, mediaType, content });
      tx.audit(`file/${sha256}`, 'keep', { size: content.length, mediaType });
      return { sha256, size: content.length, mediaType };
    });
  }

  /** @throws Problem no-such-thing, also for a file the officer may not see */
  async read(sha256: string, { personId, posts }: Officer): Promise<StoredFile> {
    const bodyIds = [...new Set(posts.map(({ bodyId }) => bodyId))];
    const file = await findFile(this.database, sha256, personId, bodyIds);
    if (!file) throw new Problem('no-such-thing', 'Không tìm thấy tệp.');
    return file;
  }
}
