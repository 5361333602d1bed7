import type { Quorum, VoteRule } from '../threshold.js';

/** Parts a person may have in a council's session: his office there, or what he is to the council beside it. */
export const COUNCIL_PARTS = [
  'chair',
  'vice-chair',
  'standing',
  'secretary',
  'member',
  'teller',
  'home-affairs-lead',
] as const;
export type CouncilPart = (typeof COUNCIL_PARTS)[number];

/** Acts of a council of which its rules say who does them. What every member does for himself is not among them. */
export const COUNCIL_ACTS = [
  'change-membership', // thành viên Hội đồng
  'convene', // triệu tập, đổi giấy mời, chương trình
  'order', // lệnh triệu tập, lệnh khai mạc
  'mark-attendance', // điểm danh
  'recuse', // ghi người không bỏ phiếu
  'open', // khai mạc
  'vote', // mở, đóng bỏ phiếu từng hồ sơ
  'defer', // hoãn hồ sơ
  'adjourn', // tạm nghỉ, họp lại
  'annul', // hủy kết quả chưa ký
  'close', // bế mạc
  'cancel', // hủy phiên
  'seal', // lập khóa niêm phong
  'hand-paper', // phát phiếu giấy
  'count-papers', // kiểm phiếu giấy
  'hand-share', // nộp mảnh khóa
  'count', // mở niêm phong, kiểm phiếu kín
  'publish', // công bố kết quả phiếu kín
  'write-minutes', // lập biên bản
  'sign', // ký biên bản
] as const;
export type CouncilAct = (typeof COUNCIL_ACTS)[number];

/** The rules a session is held by: those of the law, with what the council's own regulation says otherwise. */
export interface CouncilRules {
  readonly quorum: Quorum;
  /** Whether the chair's order to open (lệnh khai mạc) must be on file before the opening. */
  readonly orderToOpen: boolean;
  /** Secret ballots are committed together, at ticks so many seconds apart. */
  readonly ballotTickSeconds: number;
  readonly acts: Readonly<Record<CouncilAct, readonly CouncilPart[]>>;
  /** Offices that act on an item in the stead of a chair or secretary who stands aside on it. */
  readonly deputies: readonly CouncilPart[];
  /** On whose dossiers a member stands aside, beside his own and those he declared an interest in. */
  readonly standsAside: { readonly preparer: boolean; readonly ownUnit: boolean };
  /** Whether the minutes name, without a reason, who stood aside on an item; else they give the number only. */
  readonly minutesNameAside: boolean;
  /** Where no more than so many vote, unanimity or a single dissent shows who chose what. */
  readonly smallElectorate: number;
  /** How a cluster or block acclaims (suy tôn), whatever the award: openly by name or in secret, by which share of its members. */
  readonly acclamation: { readonly secret: boolean; readonly share: VoteRule };
}

/** Acts on items, each for itself: a deputy does them where chair or secretary stands aside on an item. */
export const ITEM_ACTS: readonly CouncilAct[] = [
  'convene',
  'recuse',
  'vote',
  'defer',
  'annul',
  'hand-paper',
  'count-papers',
  'write-minutes',
  'close',
  'sign',
];

const IN_WORDS: Readonly<Record<CouncilPart, string>> = {
  chair: 'Chủ tịch Hội đồng',
  'vice-chair': 'Phó Chủ tịch Hội đồng',
  standing: 'Ủy viên thường trực',
  secretary: 'Thư ký Hội đồng',
  member: 'ủy viên',
  teller: 'người kiểm phiếu',
  'home-affairs-lead': 'lãnh đạo cơ quan Nội vụ',
};

/**
 * The part in which a person may do an act, the first that the rules name; null where he may not.
 * @param parts everything he is in the session
 */
export function partFor(
  { acts }: Pick<CouncilRules, 'acts'>,
  act: CouncilAct,
  parts: readonly CouncilPart[],
): CouncilPart | null {
  return acts[act].find((part) => parts.includes(part)) ?? null;
}

/** Who may do an act, as a refusal says it. */
export function holdersInWords({ acts }: Pick<CouncilRules, 'acts'>, act: CouncilAct): string {
  return acts[act].map((part) => IN_WORDS[part]).join(', ');
}
