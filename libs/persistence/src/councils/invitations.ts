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

/**
 * Writes one message to every member of a session: the invitation, a changed agenda, the cancellation.
 * @param revision makes the message of one occasion unique: the session's version
 */
export async function tellMembers(
  tx: Transaction,
  session: Pick<LockedSession, 'id' | 'councilName' | 'meetsAt' | 'place'>,
  occasion: Occasion,
  revision: number,
  remark = '',
): Promise<void> {
  const agenda = await tx.rows<{ line: string }>(
    `SELECT i.ord || '. ' || n.name || coalesce(', ' || n.title, '') || ': ' || a.name AS line
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       JOIN award_type a ON a.code = d.award_code
      WHERE i.session_id = $1 AND i.state = 'pending' ORDER BY i.ord`,
    [session.id],
  );
  const title = `${TITLES[occasion]}: ${session.councilName}`;
  const text = [
    `${session.councilName} họp lúc ${formatInstant(session.meetsAt.getTime())} tại ${session.place}.`,
    ...(remark ? [remark] : []),
    ...(occasion === 'cancellation' ? [] : ['Nội dung:', ...agenda.map(({ line }) => line)]),
    ...(occasion === 'cancellation'
      ? []
      : ['Thành viên vắng mặt gửi ý kiến bằng văn bản; ý kiến được tính vào kết quả.']),
  ].join('\n');
  const members = await tx.rows<{ personId: string; email: string | null }>(
    `SELECT m.person_id AS "personId", p.email FROM session_member m JOIN person p ON p.id = m.person_id
      WHERE m.session_id = $1`,
    [session.id],
  );
  await putMessages(
    tx,
    members.map(({ personId, email }) => ({
      key: `council-session/${session.id}/${occasion}/${revision}/${personId}`,
      kind: `council-${occasion}`,
      subjectKind: 'council-session',
      subjectId: session.id,
      personId,
      address: email,
      title,
      text,
    })),
  );
}
