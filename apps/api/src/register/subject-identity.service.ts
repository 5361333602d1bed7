import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  changeIdentity,
  type CommandKey,
  Database,
  identifyNominee,
  listUnknownNominees,
  openSubject,
  succeed,
  UnitOfWork,
} from '@bangvang/persistence';
import { type Page, pageBounds, type PageQuery, pageFrom } from '../http/index.js';
import { keeperPost, keeperPostOfBody } from './register-rights.js';
import type { IdentityDto, SubjectDto, SuccessionDto } from './register.dto.js';
import type { EnteredView, RegisteredView, SubjectVersionView, UnknownNomineeView } from './register.view.js';

/** Who is who in the register. Changes when the rules on who may say so change. */
@Injectable()
export class SubjectIdentityService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-body, not-allowed, already-recorded, conflicting-act */
  async open(dto: SubjectDto, officer: Officer, command: CommandKey): Promise<EnteredView> {
    const bodyId = await this.bodyOf(dto.bodyCode);
    const actor = await keeperPostOfBody(this.database, officer, 'appraisal-lead', bodyId);
    const { kind, name } = dto;
    return this.work.run(actor, command, async (tx) => ({
      id: await openSubject(tx, { kind, name, bodyId, code: dto.code ?? null, title: dto.title ?? null }),
    }));
  }

  /** @throws Problem not-allowed, and what `changeIdentity` throws */
  async change(
    subjectId: string,
    dto: IdentityDto,
    version: number,
    officer: Officer,
    command: CommandKey,
  ): Promise<SubjectVersionView> {
    const actor = await keeperPost(this.database, officer, 'appraisal-lead', [subjectId]);
    return this.work.run(actor, command, async (tx) => ({
      id: subjectId,
      version: await changeIdentity(tx, { ...dto, title: dto.title ?? null, subjectId, version }),
    }));
  }

  /** @throws Problem not-allowed, and what `succeed` throws */
  async succeed(dto: SuccessionDto, officer: Officer, command: CommandKey): Promise<RegisteredView> {
    const all = [...dto.predecessorIds, ...dto.successorIds];
    const actor = await keeperPost(this.database, officer, 'appraisal-lead', all);
    return this.work.run(actor, command, async (tx) => {
      await succeed(tx, dto);
      return { id: dto.successorIds[0]!, recorded: 'succession' };
    });
  }

  /** Nominees of the bodies whose register the officer's Home Affairs keeps. */
  async listUnknown(query: PageQuery, { posts }: Officer): Promise<Page<UnknownNomineeView>> {
    const { after, rows } = pageBounds(query, 1);
    const homeAffairsIds = posts.filter(({ role }) => role === 'appraisal-lead').map(({ bodyId }) => bodyId);
    const page = { homeAffairsIds, afterId: after && String(after[0]), rows };
    const found = await listUnknownNominees(this.database, page);
    return pageFrom(
      found,
      query,
      ({ id }) => [id],
      (nominee) => ({ ...nominee, namesakes: [...nominee.namesakes] }),
    );
  }

  /** @throws Problem no-such-thing, not-allowed, and what `identifyNominee` throws */
  async identify(
    nomineeId: string,
    subjectId: string | null,
    officer: Officer,
    command: CommandKey,
  ): Promise<RegisteredView> {
    const nominee = await this.database.one<{ bodyId: string }>(
      'SELECT body_id AS "bodyId" FROM nominee WHERE id = $1',
      [nomineeId],
    );
    if (!nominee) throw new Problem('no-such-thing', 'Không tìm thấy đối tượng được đề nghị này.');
    const actor = await keeperPostOfBody(this.database, officer, 'appraisal-lead', nominee.bodyId);
    return this.work.run(actor, command, async (tx) => ({
      id: await identifyNominee(tx, nomineeId, subjectId),
      recorded: 'nominee',
    }));
  }

  private async bodyOf(code: string): Promise<string> {
    const body = await this.database.one<{ id: string }>('SELECT id FROM body WHERE code = $1', [code]);
    if (!body) throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${code}”.`);
    return body.id;
  }
}
