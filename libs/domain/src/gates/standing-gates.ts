import { formatDay } from '../legal-day.js';
import type { EnterpriseDuties, GateFacts } from './gate-facts.js';
import { barredBy, notApplicable, type GateObservation, type GateRule } from './gate.js';

const DUTY_NAMES_VI: Readonly<Record<keyof EnterpriseDuties, string>> = {
  tax: 'nghĩa vụ thuế',
  insurance: 'bảo hiểm xã hội',
  environment: 'bảo vệ môi trường',
  labourSafety: 'an toàn lao động',
  foodSafety: 'an toàn thực phẩm',
};

/** An enterprise has met its duties, as the agencies in charge confirm. */
export function dutiesConfirmed({ nominee, enterpriseDuties }: GateFacts): GateObservation {
  if (nominee.isEnterprise === false) return notApplicable('không phải doanh nghiệp, tổ chức kinh tế');
  if (nominee.isEnterprise === null) return barredBy([], ['chưa rõ có phải doanh nghiệp hay không'], '');
  const duties = (Object.keys(DUTY_NAMES_VI) as (keyof EnterpriseDuties)[]).map((duty) => ({
    name: DUTY_NAMES_VI[duty],
    met: enterpriseDuties?.[duty] ?? null,
  }));
  return barredBy(
    duties.filter(({ met }) => met === false).map(({ name }) => `chưa thực hiện ${name}`),
    duties.filter(({ met }) => met === null).map(({ name }) => `chưa có xác nhận về ${name}`),
    'các cơ quan đã xác nhận đủ nghĩa vụ',
  );
}

/** Who moved is judged by the new body; the old body's opinion is needed from so many months of service there. */
export function oldBodyHeard({ transfer }: GateFacts, { minMonths = 0 }: GateRule): GateObservation {
  if (transfer === null) return notApplicable('không chuyển công tác trong kỳ');
  const { monthsAtOldBody, oldBodyOpinion } = transfer;
  if (monthsAtOldBody === null) return barredBy([], ['chưa rõ thời gian công tác ở đơn vị cũ'], '');
  if (monthsAtOldBody < minMonths) {
    return barredBy([], [], `ở đơn vị cũ ${monthsAtOldBody} tháng, không cần ý kiến`);
  }
  const needed = `ở đơn vị cũ ${monthsAtOldBody} tháng, phải có ý kiến nhận xét của đơn vị cũ`;
  return barredBy(
    oldBodyOpinion === false ? [needed] : [],
    oldBodyOpinion === null ? [needed] : [],
    'đã có ý kiến của đơn vị cũ',
  );
}

/** The title was registered at the start of the year, where the regime or the campaign asks for it. */
export function titleRegistered({ award, campaign, registeredOn, period }: GateFacts, rule: GateRule): GateObservation {
  if (!award.isTitle) return notApplicable('chỉ áp dụng với danh hiệu thi đua');
  if (rule.applies === 'campaign-option' && !campaign.asksRegistration) {
    return notApplicable('phong trào không yêu cầu đăng ký danh hiệu');
  }
  if (registeredOn === null) return barredBy([], ['chưa rõ đã đăng ký danh hiệu hay chưa'], '');
  if (registeredOn === 'none') return barredBy(['không đăng ký danh hiệu thi đua'], [], '');
  const late = registeredOn > period.to;
  return barredBy(
    late ? [`đăng ký ngày ${formatDay(registeredOn)}, sau khi hết kỳ tính thành tích`] : [],
    [],
    `đã đăng ký ngày ${formatDay(registeredOn)}`,
  );
}

/** What speaks for a nominee among equals: it orders, it never bars. */
export function priorityOf({ nominee }: GateFacts): GateObservation {
  const grounds = [
    nominee.directWorker && 'người lao động trực tiếp',
    nominee.smallCollective && 'tập thể nhỏ',
    nominee.remoteArea && 'vùng biên giới, hải đảo, đặc biệt khó khăn',
    nominee.womanOrMostlyWomen && 'cá nhân nữ hoặc tập thể có từ 70% nữ (khi thành tích ngang nhau)',
  ].filter((ground) => ground !== false);
  return grounds.length === 0
    ? notApplicable('không thuộc đối tượng ưu tiên')
    : { finding: 'clear', because: `ưu tiên: ${grounds.join('; ')}` };
}
