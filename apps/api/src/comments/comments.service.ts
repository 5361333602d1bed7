import { Injectable } from '@nestjs/common';
import type { Officer, Role } from '@bangvang/contracts';
import {
  type Actor,
  type CommandKey,
  Database,
  listComments,
  UnitOfWork,
  viewerOf,
  writeComment,
} from '@bangvang/persistence';
import { actorFor, type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import { seenDossier } from '../law/seen-dossier.js';
import type { CommentDto } from './comment.dto.js';
import type { CommentView, CommentWrittenView } from './comment.view.js';

/** Who takes part in what is said about a dossier, from either side. */
export const COMMENTERS = [
  'unit-officer',
  'unit-head',
  'appraiser',
  'appraisal-lead',
  'council-secretary',
  'council-chair',
  'council-member',
  'decider',
  'clerk',
] as const satisfies readonly Role[];

/** What is said about dossiers. Changes when the rules on who may read it change. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, query: PageQuery, officer: Officer): Promise<Page<CommentView>> {
    await seenDossier(this.database, dossierId, officer);
    const { after, rows } = pageBounds(query, 2);
    const key = after && ([String(after[0]), String(after[1])] as const);
    const found = await listComments(this.database, viewerOf(officer), dossierId, { after: key, rows });
    return pageFrom(
      found,
      query,
      ({ writtenKey, id }) => [writtenKey, id],
      ({ writtenKey: _sortedBy, ...comment }) => comment,
    );
  }

  /** @throws Problem no-such-dossier, not-allowed */
  async write(
    dossierId: string,
    { visibility, text }: CommentDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<CommentWrittenView> {
    const { bodyId } = await seenDossier(this.database, dossierId, officer);
    const actor = postOf(officer, bodyId);
    return this.work.run(actor, command, async (tx) => ({
      id: await writeComment(tx, { dossierId, visibility, text, positionId: actor.positionId!, by: viewerOf(officer) }),
    }));
  }
}

/** From the proposing body's own post where the officer has one there: then he speaks for the unit. */
function postOf(officer: Officer, unitBodyId: string): Actor {
  const ofUnit = officer.posts.some(({ bodyId, role }) => bodyId === unitBodyId && role.startsWith('unit-'));
  return ofUnit ? actorFor(officer, ['unit-officer', 'unit-head'], unitBodyId) : actorFor(officer, COMMENTERS);
}
