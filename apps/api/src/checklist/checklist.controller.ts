import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { AnyOfficer, ApiProblems, SignedIn } from '../http/index.js';
import { ChecklistService } from './checklist.service.js';
import { ChecklistView } from './checklist.view.js';

@ApiTags('dossiers')
@Controller('dossiers/:dossierId/checklist')
export class ChecklistController {
  constructor(private readonly checklists: ChecklistService) {}

  /** The papers the procedure asks for, those that are there with hash and type, and what people have ticked. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier', 'no-such-thing')
  @ApiOkResponse({ type: ChecklistView })
  checklist(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<ChecklistView> {
    return this.checklists.checklist(dossierId, officer);
  }
}
