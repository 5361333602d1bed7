import type { Tally } from '@bangvang/ballot';
import { isCarried, Problem, tallyProblem, type VoteRule } from '@bangvang/domain';
import { markWithdrawn } from '../councils/agenda.js';
import { refuseUncounted } from '../councils/counting.js';
import { ACTING, standsAside } from '../councils/aside.js';
import { PAPER_FIELDS, type PaperCount } from '../councils/paper-counts.js';
import { type LockedSession, lockSession, subjectOf } from '../councils/session-lock.js';
import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';
import { sessionRoot } from './board.js';
import { bytesOf } from './bytes.js';
import { refuseUnfinished } from './key-shares.js';
import type { OpenedBoards } from './opened-boards.js';

/** An item that waits for its figures, read under its lock. */
interface Awaiting {
  readonly id: string;
  readonly nominee: string;
  readonly rule: VoteRule;
  /** Tokens and papers given out. */
  readonly tokens: number;
  readonly papersOut: number;
  readonly ballots: number;
  /** Members who may vote on it. */
  readonly entitled: number;
  readonly papers: readonly PaperCount[];
  /** Whether whoever counts stands aside on it: then no refusal names it. */
  readonly aside: boolean;
}

/**
 * Writes what was counted, all items in one transaction, exactly once; nobody is shown it before it is published. What was withdrawn since
 * it was opened gets no figures.
 * @param opened null where it was counted before: then nothing changes
 * @throws Problem no-such-session, count-not-ready, paper-count-incomplete, paper-counts-differ, board-unsound
 */
export async function recordCount(
  tx: Transaction,
  sessionId: string,
  opened: OpenedBoards | null,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  if (!opened || (await isCounted(tx, session.id))) return { version: session.version };
  const { boardRoot, tallies, unsealingKey } = opened;
  await tx.rows('SELECT id FROM session_item WHERE session_id = $1 ORDER BY id FOR UPDATE', [session.id]);
  await markWithdrawn(tx, session);
  await refuseUnfinished(tx, session.id);
  if ((await sessionRoot(tx, session.id)) !== boardRoot) {
    throw new Problem('count-not-ready', 'Bảng phiếu vừa thay đổi; hãy kiểm lại mã bảng phiếu.');
  }
  const awaiting = (await awaitingFigures(tx, session.id)).filter(({ id }) => tallies.has(id));
  refuseUncounted(awaiting.filter(({ papersOut, aside }) => papersOut > 0 && !aside));
  refuseHiddenUncounted(awaiting);
  await write(tx, session, awaiting, tallies);
  const [row] = await tx.rows<{ version: number } & Row>(
    `UPDATE council_session SET unsealing_key = $2, counted_at = legal_now(), version = version + 1
      WHERE id = $1 RETURNING version`,
    [session.id, bytesOf(unsealingKey)],
  );
  tx.audit(subjectOf(session.id), 'ballots-counted', {
    boardRoot,
    itemIds: awaiting.map(({ id }) => id),
  });
  tx.wake('council-session', session.id);
  return { version: row!.version };
}

/** Papers of items that are not there for whoever counts: another of those who lead sees to them. @throws Problem count-not-ready */
function refuseHiddenUncounted(awaiting: readonly Awaiting[]): void {
  const hidden = awaiting.filter(({ papersOut, aside }) => papersOut > 0 && aside);
  const unready = hidden.some(
    ({ papers: [first, second] }) => !first || !second || PAPER_FIELDS.some((field) => first[field] !== second[field]),
  );
  if (unready) throw new Problem('count-not-ready', 'Phiếu giấy của phiên họp chưa kiểm xong.');
}

async function write(
  tx: Transaction,
  session: LockedSession,
  awaiting: readonly Awaiting[],
  tallies: ReadonlyMap<string, Tally>,
): Promise<void> {
  const members = session.memberCount!;
  const counts = awaiting.map((item) => figuresOf(item, tallies.get(item.id)!, members));
  await tx.rows(
    `UPDATE session_item i SET state = 'closed', issued = n.issued, collected = n.collected, agree = n.agree,
            disagree = n.disagree, abstain = n.abstain, invalid = n.invalid, carried = n.carried
       FROM jsonb_to_recordset($1) AS n (id uuid, issued integer, collected integer, agree integer, disagree integer,
            abstain integer, invalid integer, carried boolean)
      WHERE i.id = n.id AND i.state = 'awaiting-count'`,
    [JSON.stringify(counts)],
  );
}

/** Ballots and papers of one item together, over all members. @throws Problem board-unsound */
function figuresOf(
  { id, nominee, rule, tokens, ballots, entitled, papers: [paper] }: Awaiting,
  tally: Tally,
  members: number,
) {
  const count = {
    issued: tokens + (paper?.issued ?? 0),
    collected: ballots + (paper?.collected ?? 0),
    agree: tally.agree + (paper?.agree ?? 0),
    disagree: tally.disagree + (paper?.disagree ?? 0),
    abstain: tally.abstain + (paper?.abstain ?? 0),
    invalid: tally.invalid + (paper?.invalid ?? 0),
  };
  if (tallyProblem({ ...count, entitled })) {
    throw new Problem('board-unsound', `Số phiếu của ${nominee} nhiều hơn số thành viên được bỏ phiếu.`);
  }
  return { id, ...count, carried: isCarried(rule, { agree: count.agree, members }) };
}

async function isCounted(tx: Transaction, sessionId: string): Promise<boolean> {
  const counted = await tx.one('SELECT 1 AS here FROM council_session WHERE id = $1 AND counted_at IS NOT NULL', [
    sessionId,
  ]);
  return counted !== null;
}

function awaitingFigures(tx: Transaction, sessionId: string): Promise<Awaiting[]> {
  return tx.rows<Awaiting & Row>(
    `SELECT i.id, n.name AS nominee,
            json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
            ${standsAside('i', ACTING)} AS aside, given.tokens, given."papersOut", i.board_ballots AS ballots, able.n AS entitled, papers.counts AS papers
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE kind = 'token')::int AS tokens, count(*) FILTER (WHERE kind = 'paper')::int AS "papersOut"
           FROM ballot_roll r WHERE r.item_id = i.id) AS given
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS n FROM session_member m WHERE m.session_id = i.session_id
            AND NOT EXISTS (SELECT 1 FROM recusal r WHERE r.item_id = i.id AND r.person_id = m.person_id)) AS able
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('issued', c.issued, 'collected', c.collected, 'agree', c.agree,
                  'disagree', c.disagree, 'abstain', c.abstain, 'invalid', c.invalid) ORDER BY c.entered_at), '[]') AS counts
           FROM paper_count c WHERE c.item_id = i.id) AS papers
      WHERE i.session_id = $1 AND i.state = 'awaiting-count' ORDER BY i.ord`,
    [sessionId],
  );
}
