import { EXPOSURES, type Exposure, exposuresOf, type SecretVote } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { onlyOf, standsAside } from './aside.js';
import { LEADS } from './session-views.js';

/** What would show who chose what on one item, as those who lead read it. */
export interface ExposureWarning {
  readonly itemId: string;
  readonly what: Exposure;
  readonly text: string;
}

/**
 * Warns those who lead a session of secret votes whose result would show who chose what; nobody else is told.
 * @returns null for whoever does not lead
 */
export async function readExposures(
  sql: Sql,
  sessionId: string,
  readerId: string,
): Promise<readonly ExposureWarning[] | null> {
  const votes = await sql.rows<Asked & Record<string, unknown>>(VOTES, [sessionId, readerId]);
  if (!votes.some(({ leads }) => leads)) return null;
  return votes
    .filter(({ leads }) => leads)
    .flatMap(({ itemId, small, ...vote }) =>
      exposuresOf(vote, small).map((what) => ({ itemId, what, text: EXPOSURES[what] })),
    );
}

interface Asked extends SecretVote {
  readonly itemId: string;
  readonly small: number;
  readonly leads: boolean;
}

const VOTES = `
  SELECT i.id AS "itemId", (s.rules ->> 'smallElectorate')::int AS small, ${LEADS} AS leads,
         (SELECT count(*)::int FROM session_member m WHERE m.session_id = s.id) - (SELECT count(*)::int FROM recusal r WHERE r.item_id = i.id) AS voters,
         (SELECT count(*)::int FROM ballot_roll r WHERE r.item_id = i.id AND r.kind = 'paper') AS papers,
         i.board_ballots AS ballots,
         CASE WHEN i.state = 'closed' AND s.results_published_at IS NULL THEN json_build_object('agree', i.agree,
           'disagree', i.disagree, 'abstain', i.abstain, 'invalid', i.invalid) END AS result
    FROM session_item i JOIN council_session s ON s.id = i.session_id
   WHERE i.session_id = $1 AND (i.secret OR i.method <> 'named') AND NOT ${standsAside('i', onlyOf('$2'))}
     AND (i.state IN ('pending', 'open', 'suspended', 'awaiting-count') OR i.state = 'closed' AND s.results_published_at IS NULL)
   ORDER BY i.ord, i.id`;
