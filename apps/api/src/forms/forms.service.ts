import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { formFaults } from '@bangvang/documents';
import { type FilledForm, type Form, formOfDossier, formOfDuty } from '@bangvang/domain';
import { Database, listSendings, readFiledForm, readProcedure, readSheets } from '@bangvang/persistence';
import { dutySeenBy } from '../duties/duty-guards.js';
import { seenDossier } from '../law/seen-dossier.js';
import { formFilled } from './fill-form.js';
import type { FilledFormView, FormToFillView, FormView, SendingsView } from './form.view.js';

/** Shows forms with what is filled, and what was sent in. Writes nothing. */
@Injectable()
export class FormsService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-dossier also where the officer may not see it */
  async ofDossier(dossierId: string, officer: Officer): Promise<FormToFillView> {
    await seenDossier(this.database, dossierId, officer);
    const [sheet] = await readSheets(this.database, [dossierId], null);
    const { campaignId, revision, nomineeKind, awardCode, filled } = sheet!;
    const { forms } = await readProcedure(this.database, campaignId, revision);
    return {
      form: shown(formOfDossier(forms, nomineeKind, awardCode), revision),
      filled: filled && (await this.filledForm(campaignId, revision, filled)),
    };
  }

  /** @throws Problem no-such-duty */
  async ofDuty(dutyId: string, officer: Officer): Promise<FormToFillView> {
    await dutySeenBy(officer, this.database, dutyId);
    const { campaignId, kind, revision, filled } = (await readFiledForm(this.database, dutyId))!;
    const { forms } = await readProcedure(this.database, campaignId, revision);
    return {
      form: shown(formOfDuty(forms, kind), revision),
      filled: filled && (await this.filledForm(campaignId, revision, filled)),
    };
  }

  /** @throws Problem no-such-dossier also where the officer may not see it */
  async sendings(dossierId: string, officer: Officer): Promise<SendingsView> {
    await seenDossier(this.database, dossierId, officer);
    return { dossierId, items: await listSendings(this.database, dossierId) };
  }

  private async filledForm(campaignId: string, present: number, filled: FilledForm): Promise<FilledFormView> {
    const form = await formFilled(this.database, campaignId, present, filled);
    return {
      ...filled,
      form: filled.revision === present ? null : shown(form, filled.revision),
      errors: form ? formFaults(form.schema, filled.answers) : [],
    };
  }
}

function shown(form: Form | null, revision: number): FormView | null {
  if (!form) return null;
  const { code, name, obligatory, schema, source } = form;
  return { code, name, revision, obligatory, schema, source };
}
