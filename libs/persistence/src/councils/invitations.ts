import { formatInstant } from '@bangvang/domain';
import { putMessages } from '../messages/put-messages.js';
import type { Transaction } from '../transaction.js';
import { invitedEvent } from './invited-event.js';
import type { MemberAgenda } from './member-agendas.js';
import type { SessionMode } from './session-lock.js';

type Occasion = 'invitation' | 'agenda' | 'change' | 'adjournment' | 'release' | 'cancellation';

const TITLES: Readonly<Record<Occasion, string>> = {
  invitation: 'Giấy mời họp',
  agenda: 'Thay đổi chương trình họp',
  change: 'Thay đổi giấy mời họp',
  adjournment: 'Tạm nghỉ phiên họp',
  release: 'Không còn dự phiên họp',
  cancellation: 'Hủy phiên họp',
};

/** Occasions after which a reader has no such meeting any more. */
const WITHOUT_MEETING: readonly Occasion[] = ['release', 'cancellation'];

/**
 * Writes one message to members of a session: notice, agenda and calendar entry as they now stand. Each is an update of
 * the one entry in the reader's calendar, or takes it out.
 * @param members those who are told: whoever sees no change is not told of one
 * @param revision the session's version: makes the message of one occasion unique, and orders the updates
 * @param remark what is said beside the notice
 */
export async function tellMembers(
  tx: Transaction,
  { id }: { readonly id: string },
  members: readonly MemberAgenda[],
  occasion: Occasion,
  revision: number,
  remark = '',
): Promise<void> {
  const notice = await readNotice(tx, id);
  const ends = WITHOUT_MEETING.includes(occasion);
  const poll = notice.mode === 'written-poll' && occasion === 'invitation';
  const title = `${poll ? 'Lấy ý kiến bằng văn bản' : TITLES[occasion]}: ${notice.councilName}`;
  const opening = [meetingLine(notice), ...(remark ? [remark] : [])];
  await putMessages(
    tx,
    members.map(({ personId, email, text, dossiers }) => ({
      key: `council-session/${id}/${occasion}/${revision}/${personId}`,
      kind: `council-${occasion}`,
      subjectKind: 'council-session',
      subjectId: id,
      personId,
      address: email,
      title,
      text: [...opening, ...(ends ? [] : [`Nội dung: ${text || 'chưa có hồ sơ.'}`, opinionLine(notice)])].join('\n'),
      event: invitedEvent({ ...notice, id, revision, ends, dossiers }),
    })),
  );
}

/** A session as its notice has it. */
interface Notice {
  readonly councilName: string;
  readonly campaignTitle: string;
  readonly mode: SessionMode;
  /** When it meets, or goes on after a break. */
  readonly meetsAt: Date;
  readonly opinionsUntil: Date;
  readonly place: string;
}

async function readNotice(tx: Transaction, sessionId: string): Promise<Notice> {
  const [notice] = await tx.rows<Notice & Record<string, unknown>>(
    `SELECT c.name AS "councilName", g.title AS "campaignTitle", s.mode, s.opinions_until AS "opinionsUntil", s.place,
            coalesce((SELECT a.resumes_at FROM session_adjournment a WHERE a.session_id = s.id AND a.resumed_at IS NULL), s.meets_at)
              AS "meetsAt"
       FROM council_session s JOIN council c ON c.id = s.council_id JOIN campaign g ON g.id = s.campaign_id WHERE s.id = $1`,
    [sessionId],
  );
  return notice!;
}

function meetingLine({ councilName, mode, meetsAt, opinionsUntil, place }: Notice): string {
  if (mode === 'written-poll') {
    return `${councilName} lấy ý kiến bằng văn bản, không họp tập trung; hạn trả lời: ${formatInstant(opinionsUntil.getTime())}.`;
  }
  const where = mode === 'remote' ? `trực tuyến (${place})` : `tại ${place}`;
  return `${councilName} họp lúc ${formatInstant(meetsAt.getTime())} ${where}.`;
}

function opinionLine({ mode, opinionsUntil }: Notice): string {
  if (mode === 'written-poll')
    return 'Mọi thành viên gửi ý kiến trên hệ thống trước hạn; ý kiến được tính vào kết quả.';
  return `Thành viên vắng mặt gửi ý kiến bằng văn bản đến ${formatInstant(opinionsUntil.getTime())}; ý kiến được tính vào kết quả.`;
}
