import { formFaults, type FormFault } from '@bangvang/documents';
import { type FilledForm, type Form, formOfDossier, formOfDuty, Problem } from '@bangvang/domain';
import {
  type DossierSheet,
  type LockedDuty,
  readProcedure,
  readProcedureRevision,
  readSheets,
  type RefusedItem,
  type Sql,
} from '@bangvang/persistence';

type Answers = Readonly<Record<string, unknown>>;

/**
 * The nominee's sheet, held against the form of the campaign's present procedure.
 * @throws Problem no-such-dossier, form-not-valid with every field, invalid-input where the procedure has no form for it
 */
export async function fillSheet(sql: Sql, dossierId: string, answers: Answers): Promise<FilledForm> {
  const [sheet] = await readSheets(sql, [dossierId], null);
  if (!sheet) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  const { forms } = await readProcedure(sql, sheet.campaignId, sheet.revision);
  return fill(formOfDossier(forms, sheet.nomineeKind, sheet.awardCode), answers, sheet.revision);
}

/**
 * What a body files by the form of its duty; null where it fills none and need not.
 * @throws Problem form-not-valid, invalid-input where the duty has no form
 */
export async function fillDutyForm(sql: Sql, duty: LockedDuty, answers: Answers | null): Promise<FilledForm | null> {
  const { campaignId, procedureRev, kind } = duty;
  const { forms } = await readProcedure(sql, campaignId, procedureRev);
  const form = formOfDuty(forms, kind);
  if (answers === null && !form?.obligatory) return null;
  return fill(form, answers ?? {}, procedureRev);
}

function fill(form: Form | null, answers: Answers, revision: number): FilledForm {
  if (!form) throw new Problem('invalid-input', 'Thủ tục của phong trào không có mẫu phiếu cho trường hợp này.');
  const errors = formFaults(form.schema, answers);
  if (errors.length > 0) throw new Problem('form-not-valid', `${form.name}: ${told(errors)}`, { extra: { errors } });
  return { formCode: form.code, revision, answers };
}

/**
 * Before dossiers are sent in: each sheet is held against the form it was filled by, under its own revision, and one
 * that the procedure asks for is there.
 * @throws Problem form-not-valid with `items` naming each dossier and field
 */
export async function refuseUnsoundSheets(sql: Sql, sheets: readonly DossierSheet[]): Promise<void> {
  const items: RefusedSheet[] = [];
  for (const sheet of sheets) {
    const { form, faults } = await examineSheet(sql, sheet);
    if (faults.length === 0) continue;
    const detail = `${sheet.nominee}: ${form?.name ?? 'phiếu'}: ${told(faults)}`;
    items.push({ dossierId: sheet.dossierId, code: 'form-not-valid', detail, errors: faults });
  }
  const [first] = items;
  if (!first) return;
  const more = items.length > 1 ? ` Và ${items.length - 1} hồ sơ khác.` : '';
  throw new Problem('form-not-valid', first.detail + more, { extra: { items, errors: first.errors } });
}

interface RefusedSheet extends RefusedItem {
  readonly errors: readonly FormFault[];
}

/** A sheet with the form it was filled by, or would be filled by now, and what is wrong with it. */
export async function examineSheet(
  sql: Sql,
  { campaignId, revision, filled, nomineeKind, awardCode }: DossierSheet,
): Promise<{ readonly form: Form | null; readonly faults: readonly FormFault[] }> {
  if (filled) {
    const form = await formFilled(sql, campaignId, revision, filled);
    return { form, faults: form ? formFaults(form.schema, filled.answers) : [] };
  }
  const { forms } = await readProcedure(sql, campaignId, revision);
  const form = formOfDossier(forms, nomineeKind, awardCode);
  return { form, faults: form?.obligatory ? [{ field: '', label: form.name, message: 'chưa điền' }] : [] };
}

/** The form as it stood in the revision the answers were filled under. */
export async function formFilled(
  sql: Sql,
  campaignId: string,
  present: number,
  { formCode, revision }: FilledForm,
): Promise<Form | null> {
  const { forms } =
    revision === present
      ? await readProcedure(sql, campaignId, present)
      : await readProcedureRevision(sql, campaignId, revision);
  return forms[formCode] ?? null;
}

function told(faults: readonly FormFault[]): string {
  return `${faults.map(({ label, message }) => (label ? `${label} ${message}` : message)).join('; ')}.`;
}
