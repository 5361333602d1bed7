import { join } from 'node:path';
import { workThroughQueue } from './appraisal.js';
import { Cast } from './cast.js';
import { dutiesOf, file, launch } from './campaign.js';
import { Refused } from './client.js';
import { meet } from './council.js';
import { awardsOn, complete, decideAndPublish, dispatch } from './decisions.js';
import { draft, nomineesOf, type Proposed, submit } from './proposals.js';
import { summarise, type Summary } from './summary.js';
import { Timeline } from './timeline.js';

export interface Rehearsal {
  /** Address of a rehearsal installation whose clock stands at the start of June 2023. */
  readonly base: string;
  /** The reference folder of the installation, for example `infra/reference/tam-duong-2023`. */
  readonly directory: string;
  readonly out: (line: string) => void;
  /** How many mails the sink holds. */
  readonly mails: () => Promise<number>;
}

const DISTRICT = 'ubnd-huyen-tam-duong';
const PROVINCE = 'ubnd-tinh-lai-chau';

/** Plays the campaign of document 002 from its launch in June 2023 to the last publication, over HTTP, on the real engine. */
export async function rehearse({ base, directory, out, mails }: Rehearsal): Promise<Summary> {
  const cast = await Cast.assemble(base, directory);
  const timeline = new Timeline(await cast.named('quantri'), out);

  timeline.chapter('Tháng 6: phát động');
  const campaign = await launch(cast, timeline, directory, { file: 'campaign-002.yaml', issuer: DISTRICT });
  const campaignId = campaign.id;

  timeline.chapter('Tháng 6: kế hoạch của các đơn vị');
  await timeline.moveTo('2023-06-20T09:00:00+07:00');
  const plan = {
    summary: 'Kế hoạch thực hiện phong trào thi đua đặc biệt.',
    documentNumber: '15/KH-UBND',
    documentDate: '2023-06-20',
  };
  const onTime = await file(
    cast,
    campaign,
    'plan',
    (_, index) => index % 5 !== 4,
    () => plan,
  );
  await timeline.tell(`${onTime} đơn vị nộp kế hoạch đúng hạn; các đơn vị còn lại được đôn đốc.`);
  await timeline.moveTo('2023-06-27T09:00:00+07:00');
  const late = await file(
    cast,
    campaign,
    'plan',
    () => true,
    () => plan,
  );
  await timeline.tell(`${late} đơn vị nộp kế hoạch muộn sau khi được đôn đốc.`);

  timeline.chapter('Tháng 10: đề nghị khen thưởng');
  await timeline.moveTo('2023-10-16T09:00:00+07:00');
  const nominees = await nomineesOf(directory);
  const drafts: Proposed[] = [];
  for (const nominee of nominees) drafts.push(await draft(cast, campaignId, nominee, '2023-10-14'));
  await timeline.tell(`Cán bộ các đơn vị soạn ${drafts.length} hồ sơ, họp bình xét tại đơn vị.`);
  const byBody = bodiesOf(drafts);
  const forgetful = byBody.at(-1) ?? [];
  const lastMinute = byBody.at(-2) ?? [];
  let number = 20;
  for (const proposed of byBody.slice(0, -2)) await submit(cast, campaignId, proposed, `${(number += 1)}/TTr-UBND`);
  await timeline.tell(`Thủ trưởng ${byBody.length - 2} đơn vị ký tờ trình gửi Phòng Nội vụ.`);

  timeline.chapter('Tháng 10: tiếp nhận và thẩm định tại Phòng Nội vụ');
  await timeline.moveTo('2023-10-18T09:00:00+07:00');
  await receive(cast, timeline, 'thamdinh1.noivu', drafts[0]);
  await timeline.moveTo('2023-10-26T09:00:00+07:00');
  await appraise(cast, timeline, 'thamdinh2.noivu', drafts[3]);

  timeline.chapter('30/10: kết thúc phong trào lúc 24 giờ');
  await timeline.moveTo('2023-10-30T23:59:59+07:00');
  await submit(cast, campaignId, lastMinute, '31/TTr-UBND');
  await timeline.tell('Một tờ trình gửi lúc 23:59:59: còn trong hạn, được nhận.');
  await timeline.moveTo('2023-10-31T00:00:00+07:00');
  await timeline.followed();
  await timeline.tell(await refusalOf(submit(cast, campaignId, forgetful, '32/TTr-UBND')));

  timeline.chapter('Tháng 11: hồ sơ trình phút cuối, tổng kết của các đơn vị');
  await timeline.moveTo('2023-11-01T08:00:00+07:00');
  await receive(cast, timeline, 'thamdinh1.noivu');
  await timeline.moveTo('2023-11-03T09:00:00+07:00');
  const results = (duty: { bodyCode: string }): Readonly<Record<string, unknown>> => ({
    summary: 'Tổng kết phong trào thi đua đặc biệt của đơn vị.',
    ...(duty.bodyCode.startsWith('xa-') && { results: [{ targetCode: '002-T02', actual: 1 }] }),
  });
  await file(cast, campaign, 'final-review', (_, index) => index % 6 !== 5, results);
  const report = { summary: 'Báo cáo kết quả nhiệm vụ được giao.' };
  for (const kind of ['publicity', 'budget', 'mobilising'])
    await file(
      cast,
      campaign,
      kind,
      () => true,
      () => report,
    );
  await appraise(cast, timeline, 'thamdinh2.noivu');
  await timeline.moveTo('2023-11-09T09:00:00+07:00');
  await file(cast, campaign, 'final-review', () => true, results);
  await file(
    cast,
    campaign,
    'compiled-report',
    () => true,
    () => report,
  );
  await timeline.tell('Các đơn vị nộp tổng kết; Phòng Nội vụ nộp báo cáo tổng hợp.');

  timeline.chapter('15/11: Hội đồng Thi đua - Khen thưởng huyện họp bình xét');
  const before = await awardsOn(cast, DISTRICT, campaignId, 'before-council');
  await meet(cast, timeline, {
    council: 'hoi-dong-tdkt-huyen',
    body: DISTRICT,
    campaignId,
    meetsAt: '2023-11-15T08:00:00+07:00',
    place: 'Phòng họp UBND huyện Tam Đường',
    dossierIds: before.map(({ id }) => id),
    absent: 2,
    against: before.slice(-1).map(({ id }) => id),
    paper: true,
  });

  timeline.chapter('Tháng 11: hoàn thiện, quyết định, trình tỉnh');
  await timeline.moveTo('2023-11-17T09:00:00+07:00');
  await complete(cast, timeline, 'thamdinh3.noivu');
  await decideAndPublish(cast, timeline, DISTRICT, campaignId);
  await dispatch(cast, timeline, DISTRICT, campaignId, '45/TTr-UBND');

  timeline.chapter('Tháng 11, 12: cấp tỉnh làm lại thủ tục ấy');
  await timeline.moveTo('2023-11-21T09:00:00+07:00');
  await receive(cast, timeline, 'thamdinh1.sonoivu');
  await timeline.moveTo('2023-11-28T09:00:00+07:00');
  await appraise(cast, timeline, 'thamdinh2.sonoivu');
  const atProvince = await awardsOn(cast, PROVINCE, campaignId, 'before-council');
  await meet(cast, timeline, {
    council: 'hoi-dong-tdkt-tinh',
    body: PROVINCE,
    campaignId,
    meetsAt: '2023-12-05T08:00:00+07:00',
    place: 'Phòng họp UBND tỉnh Lai Châu',
    dossierIds: atProvince.map(({ id }) => id),
    absent: 3,
    against: [],
    paper: false,
  });
  await timeline.moveTo('2023-12-07T09:00:00+07:00');
  await complete(cast, timeline, 'thamdinh3.sonoivu');
  await decideAndPublish(cast, timeline, PROVINCE, campaignId);
  await timeline.moveTo('2023-12-08T09:00:00+07:00');
  await timeline.followed();

  const open = (await dutiesOf(cast, campaign)).filter((duty) => !duty.settledAt && duty.dueOn !== null);
  await timeline.tell(open.length === 0 ? 'Mọi nhiệm vụ đã xong.' : `Còn ${open.length} nhiệm vụ chưa xong.`);
  const summary = await summarise(await cast.in(DISTRICT, 'campaign-issuer'), campaignId, mails);
  printSummary(summary, timeline.secondsSinceStart(), out);
  return summary;
}

/** The dossiers of each body together, in the order of their first. */
function bodiesOf(drafts: readonly Proposed[]): readonly (readonly Proposed[])[] {
  const bodies = [...new Set(drafts.map(({ nominee }) => nominee.body))];
  return bodies.map((body) => drafts.filter(({ nominee }) => nominee.body === body));
}

/** What the unit was asked for, as the API shows it. */
interface AskedSupplements {
  readonly supplements: readonly { readonly items: readonly { readonly id: string }[] }[];
}

/** Reception by an appraiser; the dossier named is sent back for a supplement once, and received when it returns. */
async function receive(cast: Cast, timeline: Timeline, username: string, incomplete?: Proposed): Promise<void> {
  const received = await workThroughQueue(cast, username, 'reception', async (appraiser, dossierId) => {
    const missing = dossierId === incomplete?.dossierId;
    await appraiser.put(
      `/dossiers/${dossierId}/reception`,
      missing
        ? {
            outcome: 'supplement',
            reasons: 'Báo cáo thành tích chưa có xác nhận.',
            items: [{ code: 'BAO_CAO_KHONG_CO_XAC_NHAN', note: 'Thiếu xác nhận của thủ trưởng.' }],
          }
        : { outcome: 'received' },
    );
  });
  await timeline.followed();
  await timeline.tell(`${username} tiếp nhận ${received} hồ sơ${incomplete ? ', trả 1 hồ sơ để bổ sung' : ''}.`);
  if (!incomplete) return;
  const { nominee, dossierId } = incomplete;
  const officer = await cast.in(nominee.body, 'unit-officer');
  const fileSha256 = await officer.upload(
    'Báo cáo thành tích (đã xác nhận).txt',
    `Đã xác nhận.\n${nominee.achievement}\n`,
  );
  const { id: paperId } = await officer.post<{ id: string }>(`/dossiers/${dossierId}/papers`, {
    paperCode: 'BAO_CAO_THANH_TICH',
    fileSha256,
    name: 'Báo cáo thành tích (đã xác nhận).txt',
  });
  const head = await cast.in(nominee.body, 'unit-head');
  const { supplements } = await head.get<AskedSupplements>(`/dossiers/${dossierId}/supplements`);
  const answers = supplements.at(-1)!.items.map(({ id }) => ({ itemId: id, answer: 'supplied', paperId }));
  await head.put(`/dossiers/${dossierId}/supplement`, { note: 'Đã bổ sung xác nhận.', answers });
  await timeline.followed();
  await receive(cast, timeline, username);
}

async function appraise(cast: Cast, timeline: Timeline, username: string, unsound?: Proposed): Promise<void> {
  const appraised = await workThroughQueue(cast, username, 'appraisal', async (appraiser, dossierId) => {
    await appraiser.put(
      `/dossiers/${dossierId}/appraisal`,
      dossierId === unsound?.dossierId
        ? { finding: 'unsound', reasons: 'Thành tích thuộc giai đoạn trước phong trào.' }
        : { finding: 'sound', reasons: 'Hồ sơ hợp lệ, thành tích đúng phong trào, đủ tiêu chuẩn.' },
    );
  });
  await timeline.followed();
  await timeline.tell(`${username} thẩm định ${appraised} hồ sơ${unsound ? ', 1 hồ sơ không đủ tiêu chuẩn' : ''}.`);
}

async function refusalOf(act: Promise<void>): Promise<string> {
  try {
    await act;
  } catch (refused) {
    if (refused instanceof Refused && refused.code === 'deadline-passed') {
      return `Một tờ trình gửi lúc 00:00:00 ngày 31/10: bị từ chối. ${String(refused.problem['detail'])}`;
    }
    throw refused;
  }
  throw new Error('Tờ trình gửi sau hạn lại được nhận.');
}

function printSummary(summary: Summary, seconds: number, out: (line: string) => void): void {
  out('\nTổng kết diễn tập');
  out(`  Nhiệm vụ: ${summary.duties.settled}/${summary.duties.total} đã xong, ${summary.duties.late} muộn.`);
  out(`  Thư đã gửi: ${summary.messages}.`);
  out(
    `  Hồ sơ: ${Object.entries(summary.dossiers)
      .map(([stage, count]) => `${count} ${stage}`)
      .join(', ')}.`,
  );
  out(`  Quyết định đã công bố: ${summary.published}. Phong trào: ${summary.campaignStage}.`);
  out(`  Thời gian thật: ${seconds} giây.`);
}

/** Where the reference files of the demonstration lie, from the project's root. */
export const DEMONSTRATION = join('infra', 'reference', 'tam-duong-2023');
