import { formatDay } from '@bangvang/domain';
import type { NewMessage, ToldOfBody } from '@bangvang/persistence';

/** What happened to a duty of a body, besides its being filed. */
export type DutyEvent =
  | { readonly kind: 'duty-excused' | 'duty-withdrawn' | 'duty-held'; readonly reason: string }
  | { readonly kind: 'duty-moved' | 'duty-resumed'; readonly dueOn: string; readonly basis: string }
  | { readonly kind: 'filing-returned'; readonly dueOn: string; readonly reason: string };

/** The duty as its messages name it. `version`: the one the event led to, so that each event is told once. */
export interface ToldDuty {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** Tells the people of a body what happened to a duty of theirs. */
export function dutyMessages(duty: ToldDuty, event: DutyEvent, told: readonly ToldOfBody[]): readonly NewMessage[] {
  const { title, what } = wordingOf(duty, event);
  return told.map(({ personId, address, bodyName }) => ({
    key: `duty/${duty.id}/${duty.version}/${personId}`,
    kind: event.kind,
    subjectKind: 'duty',
    subjectId: duty.id,
    personId,
    address,
    title: `${title}: ${duty.name} (${bodyName})`,
    text: `Kính gửi: ${bodyName}\n\n${what}`,
  }));
}

function wordingOf({ name }: ToldDuty, event: DutyEvent): { readonly title: string; readonly what: string } {
  switch (event.kind) {
    case 'duty-excused':
      return { title: 'Được miễn nhiệm vụ', what: `Đơn vị được miễn nhiệm vụ: ${name}. Lý do: ${event.reason}` };
    case 'duty-withdrawn':
      return { title: 'Thu hồi nhiệm vụ', what: `Nhiệm vụ đã giao được thu hồi: ${name}. Lý do: ${event.reason}` };
    case 'duty-held':
      return {
        title: 'Tạm dừng tính hạn',
        what: `Tạm dừng tính hạn nhiệm vụ: ${name}. Lý do: ${event.reason} Trong thời gian này đơn vị không bị đôn đốc.`,
      };
    case 'duty-resumed':
      return {
        title: 'Tiếp tục tính hạn',
        what: `Nhiệm vụ được tính hạn tiếp: ${name}. Hạn mới: hết ngày ${formatDay(event.dueOn)}. ${event.basis}`,
      };
    case 'duty-moved':
      return {
        title: 'Điều chỉnh thời hạn',
        what: `Thời hạn riêng của đơn vị cho nhiệm vụ: ${name}. Hạn mới: hết ngày ${formatDay(event.dueOn)}. Căn cứ: ${event.basis}`,
      };
    case 'filing-returned':
      return {
        title: 'Trả lại văn bản đã nộp',
        what: `Văn bản đơn vị nộp cho nhiệm vụ “${name}” được trả lại. Lý do: ${event.reason} Nộp lại trước hết ngày ${formatDay(event.dueOn)}.`,
      };
  }
}

/** An urging note as it reaches the bodies it is addressed to. */
export interface ToldNote {
  readonly name: string;
  readonly instructions: string;
  readonly sourceRef: string;
  readonly dueOn: string;
  readonly campaignTitle: string;
}

/** Tells the bodies of an urging note. @param dutyOf the duty to answer, by body */
export function noteMessages(
  note: ToldNote,
  dutyOf: ReadonlyMap<string, string>,
  told: readonly ToldOfBody[],
): readonly NewMessage[] {
  return told.map(({ bodyId, bodyName, personId, address }) => ({
    key: `note/${dutyOf.get(bodyId)!}/${personId}`,
    kind: 'urging-note',
    subjectKind: 'duty',
    subjectId: dutyOf.get(bodyId)!,
    personId,
    address,
    title: `Văn bản đôn đốc: ${note.name}`,
    text: [
      `Kính gửi: ${bodyName}`,
      '',
      `${note.sourceRef}, phong trào thi đua “${note.campaignTitle}”:`,
      note.instructions,
      '',
      `Đề nghị đơn vị trả lời trước hết ngày ${formatDay(note.dueOn)}.`,
    ].join('\n'),
  }));
}

/** Tells whoever asked that a body has answered its urging note. */
export function answerMessage(
  duty: ToldDuty & { readonly bodyName: string },
  asker: { readonly personId: string; readonly address: string | null },
): NewMessage {
  return {
    key: `answer/${duty.id}/${duty.version}/${asker.personId}`,
    kind: 'note-answered',
    subjectKind: 'duty',
    subjectId: duty.id,
    personId: asker.personId,
    address: asker.address,
    title: `Đã trả lời văn bản đôn đốc: ${duty.name} (${duty.bodyName})`,
    text: `${duty.bodyName} đã trả lời: ${duty.name}.`,
  };
}
