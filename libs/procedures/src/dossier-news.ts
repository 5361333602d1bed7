import { formatDay, type LegalDay, type Stage } from '@bangvang/domain';

/** What is told, in people's words. */
interface News {
  readonly title: string;
  readonly text: string;
}

/** What the proposing body is told when its dossier enters a stage, or is its own again; null where nothing changes for it. */
export function dossierNewsOf(stage: Stage | 'recalled', dueOn: LegalDay | null): News | null {
  const news = NEWS[stage];
  return news
    ? { title: news.title, text: news.text(dueOn === null ? '' : ` trước hết ngày ${formatDay(dueOn)}`) }
    : null;
}

type NewsOfStage = Partial<Readonly<Record<Stage | 'recalled', { title: string; text: (until: string) => string }>>>;

const NEWS: NewsOfStage = {
  'under-appraisal': { title: 'Đã tiếp nhận hồ sơ', text: () => 'Hồ sơ đã được tiếp nhận và đang được thẩm định.' },
  'supplement-requested': {
    title: 'Cần bổ sung hồ sơ',
    text: (until) => `Hồ sơ cần bổ sung${until}. Xem yêu cầu trong hồ sơ.`,
  },
  recalled: {
    title: 'Đã thu hồi hồ sơ',
    text: (until) => `Hồ sơ đã thu hồi để sửa; hãy trình lại${until}, quá hạn coi như rút hồ sơ.`,
  },
  returned: { title: 'Hồ sơ bị trả lại', text: () => 'Hồ sơ đã được trả lại. Xem lý do trong hồ sơ.' },
  refused: {
    title: 'Không được khen thưởng',
    text: () => 'Hồ sơ không được khen thưởng. Xem lý do trong hồ sơ.',
  },
  decided: { title: 'Đã có quyết định khen thưởng', text: () => 'Quyết định đã ký, chờ công bố.' },
  notified: { title: 'Công bố kết quả khen thưởng', text: () => 'Quyết định khen thưởng đã được công bố.' },
};
