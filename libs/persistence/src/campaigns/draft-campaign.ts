import type { CampaignDocument } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** A campaign to be drafted. Instants in ms since the epoch. */
export interface CampaignDraft {
  readonly id: string;
  readonly issuerBodyId: string;
  readonly document: CampaignDocument;
  readonly endsOn: string;
  readonly endsAt: number;
  readonly proposalsDueOn: string;
  readonly proposalsDueAt: number;
}

/** Writes the draft and its targets, each with the document's own figures as its first version. Nobody owes anything yet. */
export async function draftCampaign(tx: Transaction, draft: CampaignDraft): Promise<void> {
  const { document } = draft;
  await tx.rows(
    `WITH drafted AS (
       INSERT INTO campaign (id, issuer_body_id, document, number, title, kind, stage, ends_on, ends_at,
                             proposals_due_on, proposals_due_at, head_rule)
       VALUES ($1, $2, $3, $4, $5, $6, 'drafted', $7, to_timestamp($8 / 1000.0), $9, to_timestamp($10 / 1000.0), $11)
       RETURNING id),
     printed AS (
       SELECT t.*, gen_random_uuid() AS target_id, legal_now() AS now
         FROM jsonb_to_recordset($3::jsonb -> 'targets') AS t (id text, name text, "group" text, comparator text,
           "comparatorText" text, value numeric, "valueTo" numeric, unit text, "subScope" text, "parentTarget" text, "sameAs" text,
           "perUnit" boolean, approximate boolean, tolerance numeric, "measuresReduction" boolean, baseline text,
           "baselineValue" numeric, "baselineYear" int, denominator numeric)),
     targets AS (
       INSERT INTO target (id, campaign_id, code, name, group_name, sub_scope, parent_code, same_as, per_unit)
       SELECT p.target_id, drafted.id, p.id, p.name, p."group", p."subScope", p."parentTarget", p."sameAs", p."perUnit"
         FROM drafted, printed p RETURNING id)
     INSERT INTO target_version (target_id, revision, comparator, comparator_text, value, upper, unit, approximate, tolerance,
       measures_reduction, baseline_text, baseline_value, baseline_year, denominator, basis, effective_from, made_at)
     SELECT p.target_id, 1, p.comparator, p."comparatorText", p.value, CASE p.comparator WHEN 'between' THEN p."valueTo" END,
            coalesce(p.unit, ''), p.approximate, p.tolerance, p."measuresReduction", p.baseline, p."baselineValue",
            p."baselineYear", p.denominator, 'Văn bản phát động', (p.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, p.now
       FROM printed p JOIN targets ON targets.id = p.target_id`,
    [
      draft.id,
      draft.issuerBodyId,
      JSON.stringify(document),
      document.numberIsBlank ? null : document.number,
      document.title,
      document.campaignKind,
      draft.endsOn,
      draft.endsAt,
      draft.proposalsDueOn,
      draft.proposalsDueAt,
      document.eligibilityRules.some(({ code, hard }) => hard && code === 'HEAD_BLOCKED_IF_UNMET_TARGETS'),
    ],
  );
  tx.audit(`campaign/${draft.id}`, 'draft', { title: document.title, endsOn: draft.endsOn });
}
