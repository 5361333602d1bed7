import { ASKED, DossierWork } from './dossier-work.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

let work: DossierWork;
beforeAll(async () => void (work = await DossierWork.begin()));
afterAll(() => work?.desk.close());

interface Checklist {
  readonly items: readonly {
    readonly code: string;
    readonly required: boolean;
    readonly present: boolean;
    readonly paper: { readonly fileSha256: string; readonly mediaType: string; readonly size: number } | null;
    readonly tick: { readonly standing: string; readonly note: string } | null;
  }[];
}

describe('Forms of a dossier', () => {
  feature(32, "the nominee's sheet is held against the form frozen in the campaign, field by field", async () => {
    const [drafted] = await work.desk.drafted(1);
    const path = `/dossiers/${drafted!.id}`;
    const { form } = await work.officer.get<{ form: { code: string; revision: number } }>(`${path}/form`);
    expect(form.revision).toBe(1);
    const { version } = await work.officer.get<{ version: number }>(path);
    const wrong = { answers: { birthYear: 'năm nào đó', post: '', workplace: 'Bản Thẳm', results: 'Làm đường.' } };
    const refused = await work.officer.act({ method: 'PATCH', path, body: wrong, version });
    expect(refused).toMatchObject({ done: false, code: 'form-not-valid', problem: { status: 422 } });
    const errors = refused.done ? [] : refused.problem['errors'];
    expect(errors).toEqual(expect.arrayContaining([expect.objectContaining({ field: expect.any(String) })]));
    const answers = { birthYear: 1980, post: 'Trưởng bản', workplace: 'Bản Thẳm', results: 'Làm đường.' };
    await work.officer.must({ method: 'PATCH', path, body: { answers }, version });
    const [row] = await work.desk.scene.rows('SELECT form_code, answers FROM dossier WHERE id = $1', [drafted!.id]);
    expect(row).toMatchObject({ form_code: form.code, answers });
    expect(await work.acts(drafted!.id)).toContain('editDossier');
  });
});

describe('A draft of an act', () => {
  feature(
    33,
    "is saved in the place of the version seen, is nobody else's to read, and ends with its task",
    async () => {
      const { id } = await work.underAppraisal();
      const task = await work.desk.task(id);
      const path = `/tasks/${task.id}/draft`;
      const save = (version: number, reasons: string) =>
        work.appraiser.act({ method: 'PUT', path, body: { content: { reasons } }, version });
      expect(await save(0, 'Đang viết')).toMatchObject({ done: true, answer: { version: 1 } });
      expect(await save(0, 'Máy khác')).toMatchObject({ done: false, code: 'stale-version', problem: { version: 1 } });
      expect(await work.appraiser.get(path)).toMatchObject({ content: { reasons: 'Đang viết' }, version: 1 });
      const other = await work.desk.in('phong-noi-vu', 'appraiser', 1);
      expect(await other.get(path)).toMatchObject({ content: null, version: 0 });
      await expect(work.head.get(path)).rejects.toThrow('no-such-task');
      expect(await work.appraises(id)).toMatchObject({ done: true });
      await expect(work.appraiser.get(path)).rejects.toThrow('no-such-task');
      expect(await work.acts(id)).not.toContain('draft');
    },
  );
});

describe('Comments', () => {
  feature(34, 'internal ones never reach the unit: neither list, timeline, message nor count', async () => {
    const { id } = await work.underAppraisal();
    const write = (visibility: string, text: string, by = work.appraiser) =>
      work.must('POST', `/dossiers/${id}/comments`, { visibility, text }, by);
    await write('internal', 'Cần hỏi thêm công an huyện.');
    await write('unit', 'Đề nghị gửi bản gốc.');
    await write('unit', 'Đã gửi.', work.head);
    expect(
      await work.refusal('POST', `/dossiers/${id}/comments`, { visibility: 'internal', text: 'Kín' }, work.head),
    ).toMatchObject({
      ...{ status: 403, code: 'not-allowed' },
    });
    const texts = async (by = work.appraiser) =>
      (await by.all<{ text: string }>(`/dossiers/${id}/comments`)).map(({ text }) => text);
    expect(await texts()).toEqual(['Đã gửi.', 'Đề nghị gửi bản gốc.', 'Cần hỏi thêm công an huyện.']);
    expect(await texts(work.head)).toEqual(['Đã gửi.', 'Đề nghị gửi bản gốc.']);
    const seen = [
      await work.head.text(`/dossiers/${id}/comments`),
      await work.head.text(`/dossiers/${id}/timeline`),
      await work.head.text(`/dossiers/${id}`),
      await work.head.text('/messages'),
    ].join('\n');
    expect(seen).toContain('Đề nghị gửi bản gốc.');
    expect(seen).not.toContain('công an');
    expect((await work.acts(id)).filter((act) => act === 'comment')).toHaveLength(3);
    await expect(work.desk.scene.rows('DELETE FROM dossier_comment')).rejects.toThrow('append-only');
  });
});

describe('The papers of a dossier', () => {
  feature(35, 'with SHA-256, media type, size and the item of the checklist they answer', async () => {
    const { id } = await work.submitted();
    const { items } = await work.appraiser.get<Checklist>(`/dossiers/${id}/checklist`);
    const report = items.find(({ code }) => code === 'BAO_CAO_THANH_TICH')!;
    expect(report).toMatchObject({ present: true, paper: { mediaType: 'text/plain; charset=utf-8' } });
    expect(report.paper!.fileSha256).toMatch(/^[0-9a-f]{64}$/);
    const [row] = await work.desk.scene.rows<{ file_sha256: string }>(
      `SELECT file_sha256 FROM paper WHERE dossier_id = $1 AND paper_code = 'BAO_CAO_THANH_TICH'`,
      [id],
    );
    expect(row!.file_sha256).toBe(report.paper!.fileSha256);
    expect(await work.acts(id)).toContain('addPaper');
  });

  feature(36, 'is ticked by whoever appraises with a note, and ticked anew where the file is another', async () => {
    const { id } = await work.underAppraisal();
    const look = () =>
      work.appraiser.get<Checklist & { required: number; verified: number }>(`/dossiers/${id}/checklist`);
    const before = await look();
    expect(before.required).toBe(before.items.filter(({ required }) => required).length);
    expect(before.required).toBeGreaterThan(0);
    const answers = [{ kind: 'paper', about: 'BAO_CAO_THANH_TICH', holds: true, note: 'Đã xem bản ký.' }];
    await work.must('POST', `/dossiers/${id}/confirmations`, { answers });
    const report = (await look()).items.find(({ code }) => code === 'BAO_CAO_THANH_TICH')!;
    expect(report.tick).toMatchObject({ standing: 'verified', note: 'Đã xem bản ký.' });
    expect(await work.acts(id)).toContain('confirm');

    const request = { finding: 'supplement', reasons: 'Ký lại.', items: [{ code: 'BAO_CAO_KHONG_CO_XAC_NHAN' }] };
    expect(await work.appraises(id, request)).toMatchObject({ done: true });
    await work.desk.scene.followed();
    const fileSha256 = await work.officer.upload('Báo cáo.txt', 'Báo cáo khác.');
    const paper = { paperCode: 'BAO_CAO_THANH_TICH', fileSha256, name: 'Báo cáo.txt' };
    await work.must('POST', `/dossiers/${id}/papers`, paper, work.officer);
    expect((await look()).items.find(({ code }) => code === 'BAO_CAO_THANH_TICH')!.tick).toBeNull();
  });
});

describe('The way of a dossier', () => {
  feature(37, "with rounds, supplements, opinions and sendings, in the public's words", async () => {
    const { id } = await work.underAppraisal();
    const letter = { dossierIds: [id], bodyCodes: [ASKED[0]], questions: 'Ý kiến?' };
    await work.must('POST', '/consultations', letter);
    const request = { finding: 'supplement', reasons: 'Thiếu.', items: [{ code: 'THIEU_BAO_CAO_THANH_TICH' }] };
    expect(await work.appraises(id, request)).toMatchObject({ done: true });
    await work.desk.scene.followed();
    const events = await work.head.all<{ title: string; milestone: boolean; kind: string }>(`/dossiers/${id}/timeline`);
    const titles = events.map(({ title }) => title);
    expect(titles.slice(0, 3)).toEqual([
      'Đơn vị đang lập hồ sơ',
      'Gửi hồ sơ lần 1: 3 giấy tờ',
      expect.stringContaining('chờ tiếp nhận'),
    ]);
    expect(titles).toEqual(expect.arrayContaining(['Yêu cầu bổ sung: 1 mục']));
    expect(events.filter(({ milestone }) => milestone).map(({ title }) => title)).toEqual(['Đã tiếp nhận']);
    expect(events.map(({ kind }) => kind)).toContain('opinions-asked');
  });
});
