import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { AnyOfficer, ApiProblems, SignedIn } from '../http/index.js';
import { ExaminationService } from './examination.service.js';
import { CompletenessView, EligibilityView } from './examination.view.js';

/** Dossiers held against the law, for the unit before it submits and for whoever appraises. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId')
export class ExaminationController {
  constructor(private readonly examinations: ExaminationService) {}

  /** Whether the award may be given: every criterion and gate with its evidence, its clause and a sentence. */
  @Get('eligibility')
  @AnyOfficer()
  @ApiOkResponse({ type: EligibilityView })
  @ApiProblems('not-signed-in', 'no-such-dossier', 'no-such-thing')
  eligibility(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<EligibilityView> {
    return this.examinations.eligibility(dossierId, officer);
  }

  /** Whether the dossier is full: the checklist of papers, the faults known, and what a person has to look at. */
  @Get('completeness')
  @AnyOfficer()
  @ApiOkResponse({ type: CompletenessView })
  @ApiProblems('not-signed-in', 'no-such-dossier', 'no-such-thing')
  completeness(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<CompletenessView> {
    return this.examinations.completeness(dossierId, officer);
  }
}
