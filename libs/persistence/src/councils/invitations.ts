import { formatInstant } from '@bangvang/domain';
import { putMessages } from '../messages/put-messages.js';
import type { Transaction } from '../transaction.js';
import type { LockedSession } from './session-lock.js';

type Occasion = 'invitation' | 'agenda' | 'cancellation';

const TITLES: Readonly<Record<Occasion, string>> = {
  invitation: 'Giấy mời họp',
  agenda: 'Thay đổi chương trình họp',
  cancellation: 'Hủy phiên họp',
};

/** A member and the agenda as he is told it: what he stands aside on is not in it, and the numbers have no gap. */
export interface MemberAgenda {
  readonly personId: string;
  readonly email: string | null;
  readonly text: string;
}

/** What waits on a session's agenda, for each member. */
export function agendasOf(tx: Transaction, sessionId: string): Promise<MemberAgenda[]> {
  return tx.rows<MemberAgenda & Record<string, unknown>>(
    `SELECT m.person_id AS "personId", p.email, coalesce(agenda.text, '') AS text
       FROM session_member m JOIN person p ON p.id = m.person_id
       CROSS JOIN LATERAL (
         SELECT string_agg(place || '. ' || line, E'\\n' ORDER BY place) AS text FROM (
           SELECT row_number() OVER (ORDER BY i.ord, i.id) AS place, n.name || coalesce(', ' || n.title, '') || ': ' || a.name AS line
             FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
             JOIN award_type a ON a.code = d.award_code
            WHERE i.session_id = m.session_id AND i.state = 'pending' 
              AND NOT EXISTS (SELECT FROM recusal r WHERE r.item_id = i.id AND r.person_id = m.person_id)) AS lines) AS agenda
      WHERE m.session_id = $1`,
    [sessionId],
  );
}

/**
 * Writes one message to members of a session: the invitation, a changed agenda, the cancellation.
 * @param members those who are told: whoever sees no change is not told of one
 * @param revision makes the message of one occasion unique: the session's version
 */
export async function tellMembers(
  tx: Transaction,
  session: Pick<LockedSession, 'id' | 'councilName' | 'meetsAt' | 'place'>,
  members: readonly MemberAgenda[],
  occasion: Occasion,
  revision: number,
  remark = '',
): Promise<void> {
  const title = `${TITLES[occasion]}: ${session.councilName}`;
  const opening = [
    `${session.councilName} họp lúc ${formatInstant(session.meetsAt.getTime())} tại ${session.place}.`,
    ...(remark ? [remark] : []),
  ];
  const closing = 'Thành viên vắng mặt gửi ý kiến bằng văn bản; ý kiến được tính vào kết quả.';
  await putMessages(
    tx,
    members.map(({ personId, email, text }) => ({
      key: `council-session/${session.id}/${occasion}/${revision}/${personId}`,
      kind: `council-${occasion}`,
      subjectKind: 'council-session',
      subjectId: session.id,
      personId,
      address: email,
      title,
      text: [...opening, ...(occasion === 'cancellation' ? [] : ['Nội dung:', ...(text ? [text] : []), closing])].join(
        '\n',
      ),
    })),
  );
}
