import { isCarried, Problem, tallyProblem, type VoteRule } from '@bangvang/domain';
import type { BoardSigner } from '../ballots/board.js';
import { closeBoards, refuseBeforeOpinions } from '../ballots/closing-boards.js';
import type { Transaction } from '../transaction.js';
import { refuseAwaited } from './opinions-awaited.js';
import { PAPER_FIELDS, type PaperCount } from './paper-counts.js';
import { lockSession, type LockedSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';
import { setNextWindow } from './next-window.js';
import { idsIn, lockItems } from './voting-items.js';

/** What was counted for one item. */
interface Count extends PaperCount {
  readonly id: string;
  readonly carried: boolean;
}

/** Everything given for one item, read under its lock. */
interface Given {
  readonly id: string;
  readonly nominee: string;
  readonly method: 'named' | 'paper';
  readonly rule: VoteRule;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  /** Votes and opinions given by name. */
  readonly given: number;
  /** Members present who may vote, and those whose opinion came in writing. */
  readonly entitled: number;
  readonly papers: readonly PaperCount[];
}

/**
 * Closes the vote on several items, counts it and finds whether each is carried by all members of the council. Of secret votes the board
 * is fixed and signed; they are counted later.
 * @throws Problem no-such-session, session-not-open, no-such-thing, conflicting-act, written-opinions-awaited, no-quorum,
 *   paper-count-incomplete, paper-counts-differ
 */
export async function closeItems(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[],
  signer: BoardSigner,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open');
  const open = idsIn(await lockItems(tx, sessionId, itemIds), ['open'], 'đang bỏ phiếu');
  await refuseBeforeOpinions(tx, session, open);
  await refuseAwaited(tx, session, open);
  await countItems(tx, session, await closeBoards(tx, session, open, signer));
  await setNextWindow(tx, sessionId);
  tx.wake('council-session', sessionId);
  return { version: await raiseVersion(tx, session) };
}

/**
 * Counts open items already locked and closes them. Whoever did not vote stays in the base.
 * @throws Problem paper-count-incomplete, paper-counts-differ, tally-impossible
 */
export async function countItems(tx: Transaction, session: LockedSession, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  const members = session.memberCount!;
  const given = await givenFor(tx, itemIds);
  refuseUncounted(given.filter(({ method }) => method === 'paper'));
  const counts = given.map((item) => countOf(item, members));
  await tx.rows(
    `UPDATE session_item i SET state = 'closed', closed_at = legal_now(), issued = n.issued, collected = n.collected,
            agree = n.agree, disagree = n.disagree, abstain = n.abstain, invalid = n.invalid, carried = n.carried
       FROM jsonb_to_recordset($1) AS n (id uuid, issued integer, collected integer, agree integer, disagree integer,
            abstain integer, invalid integer, carried boolean)
      WHERE i.id = n.id`,
    [JSON.stringify(counts)],
  );
  const votes = await tx.rows<{ itemId: string; votes: Record<string, string> }>(
    `SELECT item_id AS "itemId", json_object_agg(person_id, choice ORDER BY person_id) AS votes
       FROM vote WHERE item_id = ANY($1::uuid[]) GROUP BY item_id`,
    [itemIds],
  );
  tx.audit(subjectOf(session.id), 'items-closed', { members, counts, votes });
}

function countOf({ id, nominee, method, rule, entitled, papers, ...named }: Given, members: number): Count {
  const [paper] = method === 'paper' ? papers : [];
  const count = {
    issued: paper ? paper.issued + named.given : entitled,
    collected: named.given + (paper?.collected ?? 0),
    agree: named.agree + (paper?.agree ?? 0),
    disagree: named.disagree + (paper?.disagree ?? 0),
    abstain: named.abstain + (paper?.abstain ?? 0),
    invalid: paper?.invalid ?? 0,
  };
  if (tallyProblem({ ...count, entitled: members })) {
    throw new Problem('tally-impossible', `Số phiếu của ${nominee} vượt quá ${members} thành viên.`);
  }
  return { id, ...count, carried: isCarried(rule, { agree: count.agree, members }) };
}

/** Paper ballots are counted by two people who agree in every figure. The refusal names fields, not figures: they count again. */
export function refuseUncounted(paper: readonly Pick<Given, 'id' | 'nominee' | 'papers'>[]): void {
  const incomplete = paper.filter(({ papers }) => papers.length < 2);
  if (incomplete.length > 0) {
    throw new Problem(
      'paper-count-incomplete',
      `${incomplete.length} hồ sơ chưa có đủ hai người nhập kết quả kiểm phiếu.`,
      {
        extra: {
          items: incomplete.map(({ id, nominee, papers }) => ({ itemId: id, nominee, entered: papers.length })),
        },
      },
    );
  }
  const differing = paper
    .map(({ id, nominee, papers: [first, second] }) => ({
      itemId: id,
      nominee,
      fields: PAPER_FIELDS.filter((field) => first![field] !== second![field]),
    }))
    .filter(({ fields }) => fields.length > 0);
  if (differing.length > 0) {
    throw new Problem('paper-counts-differ', `Hai người kiểm phiếu không khớp ở ${differing.length} hồ sơ.`, {
      extra: { items: differing },
    });
  }
}

function givenFor(tx: Transaction, itemIds: readonly string[]): Promise<Given[]> {
  return tx.rows<Given>(
    `SELECT i.id, n.name AS nominee, i.method,
            json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
            cast_votes.agree, cast_votes.disagree, cast_votes.abstain, cast_votes.given,
            able.n + cast_votes.of_others AS entitled, papers.counts AS papers
       FROM session_item i JOIN council_session s ON s.id = i.session_id
       JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE choice = 'agree')::int AS agree, count(*) FILTER (WHERE choice = 'disagree')::int AS disagree,
                count(*) FILTER (WHERE choice = 'abstain')::int AS abstain, count(*)::int AS given,
                count(*) FILTER (WHERE m.attendance IS DISTINCT FROM 'present' AND s.mode <> 'written-poll')::int AS of_others
           FROM vote v JOIN session_member m ON m.session_id = i.session_id AND m.person_id = v.person_id
          WHERE v.item_id = i.id) AS cast_votes
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS n FROM session_member m WHERE m.session_id = i.session_id
            AND (m.attendance = 'present' OR s.mode = 'written-poll')
            AND NOT EXISTS (SELECT 1 FROM recusal r WHERE r.item_id = i.id AND r.person_id = m.person_id)) AS able
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('issued', c.issued, 'collected', c.collected, 'agree', c.agree,
                  'disagree', c.disagree, 'abstain', c.abstain, 'invalid', c.invalid) ORDER BY c.entered_at), '[]') AS counts
           FROM paper_count c WHERE c.item_id = i.id) AS papers
      WHERE i.id = ANY($1::uuid[]) ORDER BY i.ord`,
    [itemIds],
  );
}
