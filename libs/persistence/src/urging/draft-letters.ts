import type { Transaction } from '../transaction.js';

/**
 * Drafts the letters that rungs just sent ask for: one to each body and signer; a draft still unsigned takes the new
 * duties in.
 * @returns how many letters are new
 */
export async function draftLetters(tx: Transaction, campaignId: string, rungIds: readonly string[]): Promise<number> {
  const drafted = await tx.rows<{ id: string; isNew: boolean }>(DRAFT, [campaignId, rungIds]);
  const fresh = drafted.filter(({ isNew }) => isNew);
  for (const { id } of fresh) tx.audit(`urging-letter/${id}`, 'draft', { campaignId });
  return fresh.length;
}

const DRAFT = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  asked AS (
    SELECT r.channels, r.letter, d.id AS duty_id, d.body_id, d.due_on,
           CASE r.letter ->> 'signer' WHEN 'home-affairs' THEN 'appraisal-lead' ELSE r.letter ->> 'signer' END AS signer_role,
           CASE r.letter ->> 'signer' WHEN 'home-affairs' THEN coalesce(b.home_affairs_id, b.id) ELSE b.id END AS issuer_id
      FROM rung r JOIN duty d ON d.id = r.owner_id JOIN campaign c ON c.id = d.campaign_id JOIN body b ON b.id = c.issuer_body_id
     WHERE r.id = ANY ($2::uuid[]) AND r.letter IS NOT NULL),
  drafted AS (
    INSERT INTO urging_letter AS l (id, campaign_id, issuer_body_id, signer_role, addressee_body_id, receivers, channels,
                                    urgency, drafted_at)
    SELECT DISTINCT ON (body_id, signer_role) gen_random_uuid(), $1::uuid, issuer_id, signer_role, body_id,
           ARRAY(SELECT jsonb_array_elements_text(letter -> 'to')), channels, letter ->> 'urgency', clock.now
      FROM asked, clock ORDER BY body_id, signer_role, due_on
    ON CONFLICT (campaign_id, addressee_body_id, signer_role) WHERE state = 'drafted'
      DO UPDATE SET urgency = coalesce(l.urgency, excluded.urgency), version = l.version + 1
    RETURNING l.id, l.addressee_body_id, l.signer_role, l.version = 1 AS is_new),
  named AS (
    INSERT INTO urging_letter_duty (letter_id, duty_id, due_on)
    SELECT drafted.id, asked.duty_id, asked.due_on
      FROM asked JOIN drafted ON drafted.addressee_body_id = asked.body_id AND drafted.signer_role = asked.signer_role
    ON CONFLICT (letter_id, duty_id) DO UPDATE SET due_on = excluded.due_on)
  SELECT id, is_new AS "isNew" FROM drafted`;
