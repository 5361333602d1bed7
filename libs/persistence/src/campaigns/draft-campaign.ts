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

/** Writes the draft and its targets. Nobody owes anything until the launch. */
export async function draftCampaign(tx: Transaction, draft: CampaignDraft): Promise<void> {
  const { document } = draft;
  await tx.rows(
    `WITH drafted AS (
       INSERT INTO campaign (id, issuer_body_id, document, number, title, kind, stage, ends_on, ends_at,
                             proposals_due_on, proposals_due_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'drafted', $7, to_timestamp($8 / 1000.0), $9, to_timestamp($10 / 1000.0))
       RETURNING id)
     INSERT INTO target (id, campaign_id, code, name, comparator, value, unit, sub_scope, per_unit)
     SELECT gen_random_uuid(), drafted.id, t.id, t.name, t.comparator, t.value, coalesce(t.unit, ''), t."subScope", t."perUnit"
       FROM drafted, jsonb_to_recordset($3::jsonb -> 'targets')
         AS t (id text, name text, comparator text, value numeric, unit text, "subScope" text, "perUnit" boolean)`,
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
    ],
  );
  tx.audit(`campaign/${draft.id}`, 'draft', { title: document.title, endsOn: draft.endsOn });
}
