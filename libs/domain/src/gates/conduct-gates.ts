import { formatPeriod } from '../chains/achievement-period.js';
import { countsAfter, disciplineEnd } from '../chains/held-award.js';
import { formatDay } from '../legal-day.js';
import type { GateFacts, ProceedingKind } from './gate-facts.js';
import { barredBy, type GateObservation } from './gate.js';

const PROCEEDING_NAMES_VI: Readonly<Record<ProceedingKind, string>> = {
  discipline: 'xem xét, thi hành kỷ luật',
  investigation: 'điều tra',
  inspection: 'thanh tra, kiểm tra',
  complaint: 'xác minh khiếu nại',
  denunciation: 'xác minh tố cáo',
  'press-report': 'xác minh phản ánh của báo chí',
};

/** Nothing is open against the nominee: discipline, investigation, inspection, complaint, denunciation, press report. */
export function nothingPending({ proceedings, disciplines, day }: GateFacts): GateObservation {
  const open = (proceedings ?? []).filter(
    ({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn >= day),
  );
  const lasting = (disciplines ?? []).filter(({ from, to }) => from <= day && (to === null || to >= day));
  const barring = [
    ...open.map(({ kind, openedOn }) => `đang ${PROCEEDING_NAMES_VI[kind]} từ ${formatDay(openedOn)}`),
    ...lasting.map(({ from }) => `đang trong thời gian kỷ luật từ ${formatDay(from)}`),
  ];
  const unknown = proceedings === null || disciplines === null ? ['chưa có xác nhận không bị kỷ luật, điều tra'] : [];
  return barredBy(barring, unknown, 'không có vụ việc nào đang mở');
}

/** The achievement period begins after every discipline has ended. */
export function periodAfterDiscipline({ disciplines, period, day }: GateFacts): GateObservation {
  if (disciplines === null) return barredBy([], ['chưa biết có thời gian kỷ luật hay không'], '');
  const end = disciplineEnd(disciplines, day);
  if (countsAfter(end, period)) return barredBy([], [], 'thành tích tính sau mọi thời gian kỷ luật');
  const until = end === 'lasting' ? 'kỷ luật chưa hết thời hạn' : `kỷ luật kết thúc ngày ${formatDay(end!)}`;
  return barredBy([`${until}, thành tích ${formatPeriod(period)} không được tính`], [], '');
}
