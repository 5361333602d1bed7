import type { Transaction } from '../transaction.js';

/** A member and the agenda as he is told it: what he stands aside on is not in it, and neither numbers nor sums have a gap. */
export interface MemberAgenda {
  readonly personId: string;
  readonly email: string | null;
  /** One line for all, with the number of dossiers of each award, then a line for each; empty for an empty agenda. */
  readonly text: string;
  readonly dossiers: number;
}

/** What waits on a session's agenda, for each member. */
export async function agendasOf(tx: Transaction, sessionId: string): Promise<MemberAgenda[]> {
  const items = await tx.rows<Item>(
    `SELECT i.id, a.name AS award, n.name || coalesce(', ' || n.title, '') || ': ' || a.name AS line
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       JOIN award_type a ON a.code = d.award_code
      WHERE i.session_id = $1 AND i.state = 'pending' ORDER BY i.ord, i.id`,
    [sessionId],
  );
  const members = await tx.rows<{ personId: string; email: string | null; aside: readonly string[] }>(
    `SELECT m.person_id AS "personId", p.email,
            ARRAY(SELECT r.item_id::text FROM session_item i JOIN recusal r ON r.item_id = i.id
                   WHERE i.session_id = m.session_id AND r.person_id = m.person_id) AS aside
       FROM session_member m JOIN person p ON p.id = m.person_id WHERE m.session_id = $1`,
    [sessionId],
  );
  const whole = textOf(items);
  return members.map(({ personId, email, aside }) => {
    const seen = aside.length === 0 ? items : items.filter(({ id }) => !aside.includes(id));
    return { personId, email, text: seen === items ? whole : textOf(seen), dossiers: seen.length };
  });
}

interface Item {
  readonly id: string;
  readonly award: string;
  readonly line: string;
}

function textOf(items: readonly Item[]): string {
  if (items.length === 0) return '';
  const sums = new Map<string, number>();
  for (const { award } of items) sums.set(award, (sums.get(award) ?? 0) + 1);
  const awards = [...sums].map(([award, dossiers]) => `${award} ${dossiers}`).join(', ');
  return [`${items.length} hồ sơ (${awards}):`, ...items.map(({ line }, place) => `${place + 1}. ${line}`)].join('\n');
}
