import { formatDay, type Stage, STAGE_NAMES_VI } from '@bangvang/domain';
import type { TimelineEvent } from '@bangvang/persistence';

/** An event of a dossier's way in the public's words. @returns a sentence without its instant and its author */
export function timelineWords({ kind, data }: Pick<TimelineEvent, 'kind' | 'data'>): string {
  return WORDS[kind](data);
}

/** Whether the event is one people wait for: the way is told by these alone. */
export function isMilestone({ kind, data }: Pick<TimelineEvent, 'kind' | 'data'>): boolean {
  return kind === 'conclusion' && MILESTONES.has(`${text(data['of'])}/${text(data['outcome'])}`);
}

const MILESTONES: ReadonlySet<string> = new Set([
  'reception/received',
  'appraisal/sound',
  'council-vote/carried',
  'dispatch/dispatched',
  'decision/decided',
  'publication/published',
]);

type Data = TimelineEvent['data'];

const WORDS: Readonly<Record<TimelineEvent['kind'], (data: Data) => string>> = {
  stage: (data) => {
    const [round, level, dueOn] = [Number(data['round']), text(data['level']), text(data['dueOn'])];
    const place = level ? `, ${level}` : '';
    return `${STAGE_NAMES_VI[data['stage'] as Stage]}${place}${ofRound(round)}${dueOn ? `, hạn hết ngày ${formatDay(dueOn)}` : ''}`;
  },
  conclusion: (data) => {
    const outcome = OUTCOMES[text(data['outcome'])] ?? text(data['outcome']);
    const items = Number(data['items']);
    return items > 0 ? `${outcome}: ${items} mục` : outcome;
  },
  sending: (data) => `Gửi hồ sơ lần ${text(data['nth'])}: ${text(data['papers'])} giấy tờ`,
  hold: (data) => (data['of'] === 'objection' ? 'Tạm dừng vì có kiến nghị' : 'Tạm dừng'),
  resume: () => 'Tiếp tục sau khi tạm dừng',
  'opinions-asked': (data) =>
    `Lấy ý kiến ${text(data['bodies'])} cơ quan, hạn trả lời hết ngày ${formatDay(text(data['dueOn']))}`,
  opinion: (data) => `${text(data['body'])}: ${ANSWERS[text(data['answer'])] ?? ''}`,
  'consultation-end': () => 'Kết thúc sớm việc lấy ý kiến',
  comment: (data) => (data['visibility'] === 'internal' ? 'Trao đổi nội bộ' : 'Trao đổi với đơn vị'),
  withdrawal: () => 'Đơn vị rút hồ sơ',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  received: 'Đã tiếp nhận',
  supplement: 'Yêu cầu bổ sung',
  supplied: 'Đơn vị gửi lại',
  returned: 'Trả lại hồ sơ',
  recalled: 'Đơn vị thu hồi để sửa',
  sound: 'Thẩm định đạt',
  unsound: 'Thẩm định không đạt',
  reopened: 'Mở lại thẩm định',
  carried: 'Hội đồng thông qua',
  'not-carried': 'Hội đồng không thông qua',
  completed: 'Đã hoàn thiện hồ sơ',
  dispatched: 'Đã trình lên cấp trên',
  decided: 'Đã quyết định khen thưởng',
  refused: 'Không khen thưởng',
  published: 'Đã công bố',
};

const ANSWERS: Readonly<Record<string, string>> = {
  agree: 'đồng ý',
  disagree: 'không đồng ý',
  'no-comment': 'không có ý kiến khác',
  silent: 'không trả lời khi hết hạn',
};

function ofRound(round: number): string {
  return round > 1 ? ` (vòng ${round})` : '';
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
