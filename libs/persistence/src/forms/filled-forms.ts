import type { FilledForm, NomineeKind } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** A dossier as its form is chosen, with the sheet as it stands. */
export interface DossierSheet {
  readonly dossierId: string;
  readonly campaignId: string;
  readonly nominee: string;
  readonly nomineeKind: NomineeKind;
  readonly awardCode: string;
  /** Present revision of the campaign's procedure. */
  readonly revision: number;
  readonly filled: FilledForm | null;
}

/** The sheets of dossiers, in one statement. @param bodyId of this body's dossiers only; null: of any */
export function readSheets(sql: Sql, dossierIds: readonly string[], bodyId: string | null): Promise<DossierSheet[]> {
  return sql.rows<DossierSheet & Record<string, unknown>>(
    `SELECT d.id AS "dossierId", c.id AS "campaignId", n.name AS nominee, n.kind AS "nomineeKind",
            d.award_code AS "awardCode", c.procedure_rev AS revision, ${filledOf('d')} AS filled
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord)
       JOIN dossier d ON d.id = asked.id JOIN nominee n ON n.id = d.nominee_id JOIN campaign c ON c.id = d.campaign_id
      WHERE $2::uuid IS NULL OR d.body_id = $2 ORDER BY asked.ord`,
    [dossierIds, bodyId],
  );
}

/** What a duty's form is chosen by, with what was filled. */
export interface FiledForm {
  readonly campaignId: string;
  readonly kind: string;
  readonly revision: number;
  readonly filled: FilledForm | null;
}

export async function readFiledForm(sql: Sql, dutyId: string): Promise<FiledForm | null> {
  const [row] = await sql.rows<FiledForm & Record<string, unknown>>(
    `SELECT c.id AS "campaignId", y.kind, c.procedure_rev AS revision, ${filledOf('f')} AS filled
       FROM duty y JOIN campaign c ON c.id = y.campaign_id LEFT JOIN filing f ON f.duty_id = y.id AND f.returned_at IS NULL WHERE y.id = $1`,
    [dutyId],
  );
  return row ?? null;
}

const filledOf = (of: string): string => `
  CASE WHEN ${of}.form_code IS NOT NULL THEN
    jsonb_build_object('formCode', ${of}.form_code, 'revision', ${of}.form_rev, 'answers', ${of}.answers) END`;
