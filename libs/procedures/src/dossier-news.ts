import { formatDay, type LegalDay, type Stage } from '@bangvang/domain';

/** What the proposing body is told when its dossier enters a stage; null where nothing changes for it. */
export function dossierNewsOf(stage: Stage, dueOn: LegalDay | null): { title: string; text: string } | null {
  switch (stage) {
    case 'under-appraisal':
      return { title: 'Đã tiếp nhận hồ sơ', text: 'Hồ sơ đã được tiếp nhận và đang được thẩm định.' };
    case 'supplement-requested':
      return { title: 'Cần bổ sung hồ sơ', text: `Hồ sơ cần bổ sung${until(dueOn)}. Xem yêu cầu trong hồ sơ.` };
    case 'returned':
      return { title: 'Hồ sơ bị trả lại', text: 'Hồ sơ đã được trả lại. Xem lý do trong hồ sơ.' };
    case 'refused':
      return { title: 'Không được khen thưởng', text: 'Hồ sơ không được khen thưởng. Xem lý do trong hồ sơ.' };
    case 'decided':
      return { title: 'Đã có quyết định khen thưởng', text: 'Quyết định đã ký, chờ công bố.' };
    case 'notified':
      return { title: 'Công bố kết quả khen thưởng', text: 'Quyết định khen thưởng đã được công bố.' };
    default:
      return null;
  }
}

function until(dueOn: LegalDay | null): string {
  return dueOn === null ? '' : ` trước hết ngày ${formatDay(dueOn)}`;
}
