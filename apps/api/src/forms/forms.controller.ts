import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { DutyPath } from '../duties/duty.dto.js';
import { AnyOfficer, ApiProblems, SignedIn } from '../http/index.js';
import { FormToFillView, SendingsView } from './form.view.js';
import { FormsService } from './forms.service.js';

/** Forms of dossiers and filings, by the procedure frozen in the campaign. They are filled by the edit and the filing. */
@Controller()
export class FormsController {
  constructor(private readonly forms: FormsService) {}

  /** The form of the nominee's sheet, with the answers so far and what is wrong with them. */
  @ApiTags('dossiers')
  @Get('dossiers/:dossierId/form')
  @AnyOfficer()
  @ApiOkResponse({ type: FormToFillView })
  @ApiProblems('not-signed-in', 'no-such-dossier')
  ofDossier(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<FormToFillView> {
    return this.forms.ofDossier(dossierId, officer);
  }

  /** What the dossier consisted of each time it was sent: papers with digest and size, and the sheet. It never changes. */
  @ApiTags('dossiers')
  @Get('dossiers/:dossierId/submissions')
  @AnyOfficer()
  @ApiOkResponse({ type: SendingsView })
  @ApiProblems('not-signed-in', 'no-such-dossier')
  sendings(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<SendingsView> {
    return this.forms.sendings(dossierId, officer);
  }

  /** The form of what is filed on the duty, with the answers filed. */
  @ApiTags('duties')
  @Get('duties/:dutyId/form')
  @AnyOfficer()
  @ApiOkResponse({ type: FormToFillView })
  @ApiProblems('not-signed-in', 'no-such-duty')
  ofDuty(@Param() { dutyId }: DutyPath, @SignedIn() officer: Officer): Promise<FormToFillView> {
    return this.forms.ofDuty(dutyId, officer);
  }
}
