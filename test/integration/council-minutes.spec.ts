import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import {
  annulResults,
  castVote,
  closeItems,
  closeSession,
  countingText,
  dataSource,
  enterPaperCount,
  minutesText,
  openItems,
  type PaperCount,
  readMinutes,
  recuse,
  signCounting,
  signMinutes,
  writeMinutes,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { convened, refusal, session, TEST_KEY } from './support/council-meeting.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_minutes');
  source = await dataSource({ url: server.url('council_minutes'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Meeting = Awaited<ReturnType<typeof convened>>;

const signs = ({ scene, id }: Meeting, personId: string, secretary = false) =>
  scene.as(personId, (tx) => signMinutes(tx, id, { personId, positionId: null }, { secretary }));
const countSigned = ({ scene, id }: Meeting, personId: string) =>
  scene.as(personId, (tx) => signCounting(tx, id, { personId, positionId: null }));
const counts = ({ scene }: Meeting, itemId: string, personId: string, count: PaperCount) =>
  scene.as(personId, (tx) => enterPaperCount(tx, itemId, personId, count));

describe('The minutes of a meeting with every kind of item', () => {
  const PAPERS: PaperCount = { issued: 5, collected: 5, agree: 4, disagree: 1, abstain: 0, invalid: 0 };

  /** Named and carried, on paper with a recount, withdrawn, annulled. */
  async function held(): Promise<Meeting> {
    const meeting = await convened(source, 7, 6, EIGHTY, EIGHTY, EIGHTY, EIGHTY);
    const { scene, itemIds, dossierIds, id, secretary, detail } = meeting;
    const [named, paper, , annulled] = itemIds as [string, string, string, string];
    await secretary((tx) =>
      recuse(tx, id, { itemId: paper, personId: scene.people[3]!, reason: 'Là vợ của người được đề nghị' }),
    );
    await meeting.open();
    await secretary((tx) => openItems(tx, id, { itemIds: [named, annulled], method: 'named', closesAt: null }));
    await secretary((tx) => openItems(tx, id, { itemIds: [paper], method: 'paper', closesAt: null }));
    for (const itemId of [named, annulled]) {
      for (const personId of scene.people.slice(0, 6))
        await scene.as(personId, (tx) => castVote(tx, itemId, personId, 'agree'));
    }
    await counts(meeting, paper, scene.secretary, PAPERS);
    await counts(meeting, paper, scene.outsider, { ...PAPERS, agree: 5, disagree: 0 });
    expect(await refusal(secretary((tx) => closeItems(tx, id, [paper], TEST_KEY)))).toMatchObject({
      slug: 'paper-counts-differ',
    });
    await counts(meeting, paper, scene.outsider, PAPERS);
    await secretary((tx) => closeItems(tx, id, [named, paper, annulled], TEST_KEY));
    await scene.withdraw(dossierIds[2]!);
    await scene.as(scene.chair, (tx) =>
      annulResults(tx, id, scene.chair, { itemIds: [annulled], reason: 'Sai tên hình thức khen' }),
    );
    await secretary((tx) => closeSession(tx, id));
    const { version } = await detail();
    const items = [{ itemId: named, discussion: 'Thành tích nổi bật, có minh chứng.' }];
    await secretary((tx) => writeMinutes(tx, id, version, { summary: 'Hội đồng xem từng hồ sơ.', items }));
    return meeting;
  }

  it('tell from the events who met, how each vote was counted, and what took none', async () => {
    const { scene, id } = await held();
    const minutes = (await readMinutes(scene.database, id, null))!;
    expect(minutes).toMatchObject({
      mode: 'in-person',
      presidedBy: 'Ủy viên 01',
      secretary: 'Ủy viên 02',
      memberCount: 7,
    });
    expect(minutes.absent).toMatchObject([{ fullName: 'Ủy viên 07', reason: 'Đi công tác' }]);
    const text = minutesText(minutes);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 01/BB-HĐTĐKT\n\nBIÊN BẢN',
      'Hình thức: Họp trực tiếp. Địa điểm: Phòng họp số 1.',
      'Thảo luận: Thành tích nổi bật, có minh chứng.',
      'Phép tính: 6 × 100 = 600 ≥ 80 × 7 = 560. Kết quả: đạt.',
      'Bỏ phiếu giấy: phát ra 5, thu về 5, hợp lệ 5, không hợp lệ 0; đồng ý 4, không đồng ý 1, không có ý kiến 0.',
      'Căn cứ tỷ lệ: test.',
      'Không tham gia: 1 thành viên.',
      'Hồ sơ đã rút hoặc không còn ở bước bình xét; không ghi kết quả.',
      'Kết quả đã hủy, lý do: Sai tên hình thức khen; bình xét lại ở phiên họp sau.',
      'Cuộc họp kết thúc vào ',
      'THƯ KÝ: (chưa ký)\nCHỦ TRÌ: (chưa ký)',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('vợ');
    expect(text).not.toContain('Ủy viên 04 (');
  });

  it('come with the paper of the count, which its tellers sign, each once', async () => {
    const meeting = await held();
    const { scene, id } = meeting;
    for (const personId of [scene.outsider, scene.secretary, scene.chair]) await countSigned(meeting, personId);
    expect((await refusal(countSigned(meeting, scene.outsider))).slug).toBe('already-recorded');
    expect((await refusal(countSigned(meeting, scene.people[4]!))).slug).toBe('not-allowed');
    const text = countingText((await readMinutes(scene.database, id, null))!);
    expect(text).toContain('Kiểm phiếu bình xét khen thưởng');
    expect(text).toMatch(/Kiểm phiếu độc lập: Người ngoài, .*, sau 1 lần kiểm lại\./);
    expect(text).toMatch(/Đã kiểm: đồng ý 6, không đồng ý 0.*kết quả đã hủy, lý do: Sai tên hình thức khen\./);
    expect(text).toMatch(/NGƯỜI KIỂM PHIẾU: Người ngoài \(ký .*\); Ủy viên 02/);
  });

  it('stay as they were signed, whatever is renamed, and nothing of them is edited after a signature', async () => {
    const meeting = await held();
    const { scene, id, secretary, detail } = meeting;
    await signs(meeting, scene.secretary, true);
    const { version } = await detail();
    const edit = secretary((tx) => writeMinutes(tx, id, version, { summary: 'Khác', items: [] }));
    expect((await refusal(edit)).slug).toBe('conflicting-act');
    expect(await signs(meeting, scene.chair)).toMatchObject({ stage: 'minutes-signed', concluded: 2, held: [] });
    const signed = await readMinutes(scene.database, id, null);
    await scene.database.rows(`UPDATE person SET full_name = 'Tên mới' WHERE id = $1`, [scene.people[5]]);
    expect(await readMinutes(scene.database, id, null)).toEqual(signed);
    expect(minutesText(signed!)).toMatch(/THƯ KÝ: Ủy viên 02 \(ký .*\)\nCHỦ TRÌ: Ủy viên 01 \(ký /);
    await expect(scene.database.rows('DELETE FROM minutes_signature')).rejects.toMatchObject({
      slug: 'record-is-final',
    });
  });

  it('leave out, for whoever stands aside, his item, before and after they are signed', async () => {
    const meeting = await held();
    const { scene, id, itemIds } = meeting;
    const seen = async () => (await readMinutes(scene.database, id, scene.people[3]!))!.items;
    const others = itemIds.filter((_, place) => place !== 1);
    expect((await seen()).map(({ itemId, ord }) => [itemId, ord])).toEqual(
      others.map((itemId, place) => [itemId, place + 1]),
    );
    await signs(meeting, scene.secretary, true);
    await signs(meeting, scene.chair);
    expect((await seen()).map(({ itemId, ord }) => [itemId, ord])).toEqual(
      others.map((itemId, place) => [itemId, place + 1]),
    );
  });

  it('name who stood aside, without a reason, where the council says so', async () => {
    const scene = await CouncilScene.of(source, 5);
    await scene.database.rows(
      `UPDATE council SET rules = '{"source": "Quy chế", "minutesNameAside": true}', version = version + 1 WHERE id = $1`,
      [scene.bodyId],
    );
    const { id } = await session(scene, [await scene.dossier(EIGHTY, scene.people[4]!)], 5);
    const minutes = (await readMinutes(scene.database, id, null))!;
    expect(minutes.items[0]!.aside).toEqual({ count: 1, names: ['Ủy viên 05'] });
    expect(minutesText(minutes)).toContain('Không tham gia: Ủy viên 05.');
  });
});

describe('A chair who stands aside on an item', () => {
  it('signs the rest; the results wait for a deputy, who signs for that item beside him', async () => {
    const scene = await CouncilScene.of(source, 6);
    const vice = scene.people[2]!;
    await scene.database.rows(`UPDATE council_member SET office = 'vice-chair' WHERE person_id = $1`, [vice]);
    const meeting = await session(scene, [await scene.dossier(EIGHTY), await scene.dossier(EIGHTY)], 6);
    const { id, itemIds, secretary } = meeting;
    await secretary((tx) => recuse(tx, id, { itemId: itemIds[1]!, personId: scene.chair, reason: 'Anh em ruột' }));
    await meeting.open();
    await meeting.openItems();
    for (const itemId of itemIds) await meeting.votes(scene.people.slice(1), 'agree', itemId);
    await meeting.closeItems();
    await meeting.toMinutes();
    await signs(meeting, scene.secretary, true);
    expect((await refusal(signs(meeting, vice))).slug).toBe('not-allowed');
    expect(await signs(meeting, scene.chair)).toMatchObject({ stage: 'closed', concluded: 0 });
    expect((await refusal(signs(meeting, scene.people[4]!))).slug).toBe('not-allowed');
    expect(await signs(meeting, vice)).toMatchObject({ stage: 'minutes-signed', concluded: 2 });
    const { signatures } = (await readMinutes(scene.database, id, null))!;
    expect(signatures.map(({ part, fullName }) => [part, fullName])).toEqual([
      ['secretary', 'Ủy viên 02'],
      ['chair', 'Ủy viên 01'],
      ['chair', 'Ủy viên 03'],
    ]);
  });
});
