import { Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { type CommandKey, UnitOfWork, unwatchDossier, viewerOf, watchDossier } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, personally, SignedIn } from '../http/index.js';
import { DossierPath } from './dossier-path.dto.js';
import { WatchView } from './dossier.view.js';

/** Watching a dossier (theo dõi): being told when it enters a stage, and nothing more. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId/watch')
@AnyOfficer()
export class WatchController {
  constructor(private readonly work: UnitOfWork) {}

  /** From now on the caller is told when the dossier enters a stage, as long as he may see it. */
  @Put()
  @CommandRoute()
  @ApiProblems('no-such-dossier')
  @ApiOkResponse({ type: WatchView })
  watch(
    @Param() { dossierId }: DossierPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<WatchView> {
    return this.work.run(personally(officer), command, async (tx) => {
      await watchDossier(tx, viewerOf(officer), dossierId);
      return { dossierId, watched: true };
    });
  }

  /** He is told no more. */
  @Delete()
  @CommandRoute()
  @ApiOkResponse({ type: WatchView })
  unwatch(
    @Param() { dossierId }: DossierPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<WatchView> {
    return this.work.run(personally(officer), command, async (tx) => {
      await unwatchDossier(tx, viewerOf(officer), dossierId);
      return { dossierId, watched: false };
    });
  }
}
