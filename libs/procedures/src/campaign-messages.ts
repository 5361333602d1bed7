import { formatDay, formatInstant } from '@bangvang/domain';
import type { CampaignRecord, CampaignReport, NewMessage, ToldOfChange, ToldPerson } from '@bangvang/persistence';

/** The compiled report to one reader: what was owed and met, what was proposed, and the results. */
export function reportMessage(campaign: CampaignRecord, report: CampaignReport, reader: ToldPerson): NewMessage {
  const { duties, proposals } = report;
  const open = report.bodies.filter((body) => body.overdue > 0).map(({ bodyName }) => `- ${bodyName}`);
  const targets = report.targets.map(
    ({ name, reported, assigned, met, notMet }) =>
      `- ${name}: ${reported} đơn vị báo cáo; giao ${assigned} đơn vị, xác nhận đạt ${met}, chưa đạt ${notMet}, chưa rõ ${assigned - met - notMet}.`,
  );
  return {
    key: `report/${campaign.id}/${reader.personId}`,
    kind: 'report',
    subjectKind: 'campaign',
    subjectId: campaign.id,
    personId: reader.personId,
    address: reader.address,
    title: `Báo cáo kết thúc phong trào thi đua: ${campaign.title}`,
    text: [
      `Phong trào thi đua “${campaign.title}” do ${campaign.issuerName} phát động đã kết thúc hết ngày ${formatDay(campaign.endsOn)}.`,
      '',
      `1. Nhiệm vụ: ${duties.total} nhiệm vụ; đã hoàn thành ${duties.met} (nộp muộn ${duties.late}); được miễn ${duties.excused}; chưa hoàn thành ${duties.open}, trong đó quá hạn ${duties.overdue}.`,
      ...(open.length > 0 ? ['Các đơn vị còn nhiệm vụ quá hạn:', ...open] : []),
      `2. Đề nghị khen thưởng: ${proposals.submitted} hồ sơ đã trình; ${proposals.lapsed} hồ sơ chưa nộp khi hết hạn.${proposals.submitted === 0 ? ' Không có đề nghị khen thưởng là kết quả hợp lệ.' : ''}`,
      '3. Kết quả chỉ tiêu theo báo cáo đến nay:',
      ...(targets.length > 0 ? targets : ['- Văn bản phát động không giao chỉ tiêu bằng số.']),
    ].join('\n'),
  };
}

/** Tells a body that the campaign has closed, and what it still owes. */
export function closeMessage(campaign: CampaignRecord, revision: number, told: ToldOfChange): NewMessage {
  return changeMessage(campaign, `close/${campaign.id}/${revision}`, 'close', told, {
    title: `Đã kết thúc phong trào thi đua: ${campaign.title}`,
    what: `Phong trào thi đua “${campaign.title}” do ${campaign.issuerName} phát động đã kết thúc hết ngày ${formatDay(campaign.endsOn)}. Hệ thống không nhận thêm đề nghị khen thưởng sau ${formatInstant(Date.parse(campaign.proposalsDueAt))}.`,
  });
}

/** Tells a body that the campaign's end has moved, and the days of its own duties now. */
export function extensionMessage(campaign: CampaignRecord, revision: number, told: ToldOfChange): NewMessage {
  return changeMessage(campaign, `extension/${campaign.id}/${revision}`, 'extension', told, {
    title: `Điều chỉnh thời gian phong trào thi đua: ${campaign.title}`,
    what: `${campaign.issuerName} điều chỉnh ngày kết thúc phong trào thi đua “${campaign.title}” thành hết ngày ${formatDay(campaign.endsOn)}.`,
  });
}

function changeMessage(
  campaign: CampaignRecord,
  key: string,
  kind: 'close' | 'extension',
  told: ToldOfChange,
  { title, what }: { readonly title: string; readonly what: string },
): NewMessage {
  const open = told.open.map(({ name, dueOn }) => `- ${name}: hạn hết ngày ${formatDay(dueOn)}`);
  return {
    key: `${key}/${told.bodyId}/${told.personId}`,
    kind,
    subjectKind: 'campaign',
    subjectId: campaign.id,
    personId: told.personId,
    address: told.address,
    title,
    text: [
      `Kính gửi: ${told.bodyName}`,
      '',
      what,
      ...(open.length > 0
        ? ['Nhiệm vụ đơn vị còn phải hoàn thành:', ...open]
        : ['Đơn vị không còn nhiệm vụ phải nộp.']),
    ].join('\n'),
  };
}
