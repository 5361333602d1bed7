import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem } from '@bangvang/domain';
import { type CommandKey, Database, issuerOfDossier, overrideHead, UnitOfWork } from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { legalToday } from '../campaigns/legal-today.js';
import { actorFor } from '../http/index.js';
import type { HeadOverrideDto } from './target.dto.js';
import type { HeadOverrideRecordedView } from './target.view.js';

/** Lets a head be commended although targets of his body are unmet. The issuer of the campaign alone may. */
@Injectable()
export class HeadOverrideService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier, invalid-input, own-nominee, wrong-stage, already-recorded */
  async override(
    dossierId: string,
    { name, reason, documentNumber, documentDate }: HeadOverrideDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<HeadOverrideRecordedView> {
    const issuer = await issuerOfDossier(this.database, dossierId);
    const issues = officer.posts.some(({ role, bodyId }) => role === 'campaign-issuer' && bodyId === issuer);
    if (issuer === null || !issues) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
    if (!isLegalDay(documentDate) || documentDate > (await legalToday(this.database))) {
      throw new Problem('invalid-input', `Ngày văn bản “${documentDate}” không có thật hoặc sau hôm nay.`);
    }
    const override = { name: name ?? officer.fullName, reason, documentNumber, documentDate };
    return this.work.run(actorFor(officer, 'campaign-issuer', issuer), command, async (tx) => {
      await overrideHead(tx, dossierId, override, officer.personId);
      return { dossierId, recorded: 'head-override' };
    });
  }
}
