import { createHash, randomUUID } from 'node:crypto';
import { comesTo, does, mustDo } from './acting.js';
import { Desk, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(180_000);

const OTHER_UNIT = 'xa-ban-hon';
const EDITORS = 100;
const SENDINGS = 50;

describe('Two at once, twice the same, and what stays on record', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await Desk.open()));
  afterAll(() => desk?.close());

  feature(43, `${EDITORS} editors of one draft: one winner per version`, async () => {
    const [draft] = await desk.drafted(1, OTHER_UNIT);
    const officer = await desk.in(OTHER_UNIT, 'unit-officer');
    const path = `/dossiers/${draft!.id}`;
    const { version } = await officer.get<{ version: number }>(path);
    for (let round = 0; round < 2; round += 1) {
      const seen = version + round;
      const outcomes = await Promise.all(
        Array.from({ length: EDITORS }, (_, n) =>
          officer.act({ method: 'PATCH', path, body: { achievement: `Sửa ${round}.${n}.` }, version: seen }),
        ),
      );
      const won = outcomes.flatMap((outcome, n) => (outcome.done ? [n] : []));
      expect(won).toHaveLength(1);
      const lost = outcomes.filter((outcome) => !outcome.done);
      for (const outcome of lost) {
        expect(outcome).toMatchObject({ code: 'stale-version', problem: { status: 412, version: seen + 1 } });
      }
      const file = await officer.get<{ version: number; achievement: string }>(path);
      expect(file).toMatchObject({ version: seen + 1, achievement: `Sửa ${round}.${won[0]}.` });
    }
    const edits = (await desk.audit(`dossier/${draft!.id}`)).filter(({ act }) => act === 'editDossier');
    expect(edits.map(({ detail }) => detail['version'])).toEqual([version + 1, version + 2]);
  });

  feature(
    44,
    `${SENDINGS} parallel posts with one key: one dossier, one answer; another content is refused`,
    async () => {
      const officer = await desk.in(UNIT, 'unit-officer');
      const key = randomUUID();
      const body = {
        nominee: { kind: 'individual', name: `Một lần ${key}`, directWorker: true },
        awardCode: 'GK_HUYEN',
        achievement: 'Thành tích.',
      };
      const act = { method: 'POST', path: `/campaigns/${desk.campaignId}/dossiers`, body } as const;
      const outcomes = await Promise.all(Array.from({ length: SENDINGS }, () => officer.act(act, key)));
      const ids = new Set(outcomes.map((outcome) => (outcome.done ? String(outcome.answer['id']) : outcome.code)));
      expect(ids.size).toBe(1);
      const [id] = [...ids];
      const named = await desk.scene.rows(
        'SELECT d.id FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE n.name = $1',
        [body.nominee.name],
      );
      expect(named).toEqual([{ id }]);
      expect((await desk.audit(`dossier/${id}`)).map(({ act: done }) => done)).toEqual(['proposeNominee']);
      const other = { ...act, body: { ...body, achievement: 'Khác.' } };
      expect(await comesTo(officer.act(other, key))).toBe('idempotency-key-reused');
    },
  );

  feature(
    45,
    'each entry seals those before it; rows refuse to change, and a changed text no longer fits',
    async () => {
      const [dossier] = await desk.submitted(1);
      const { id } = await desk.task(dossier!.id);
      const appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
      await mustDo(appraiser, `/tasks/${id}/claim`);
      expect(await comesTo(does(await desk.in(HOME_AFFAIRS, 'appraiser', 1), `/tasks/${id}/claim`))).not.toBe('done');
      await mustDo(appraiser, `/dossiers/${dossier!.id}/reception`, { outcome: 'received' }, undefined, 'PUT');
      await desk.scene.followed();

      const subject = `dossier/${dossier!.id}`;
      const administrator = await desk.as('quantri');
      const entries = await administrator.all<Sealed>(`/audit/${subject}`);
      const acts = entries.map(({ entry }) => (JSON.parse(entry) as { act: string }).act);
      expect(acts.filter((act) => ['submission', 'claim', 'reception'].includes(act))).toEqual([
        ...['submission', 'claim', 'reception'],
      ]);
      expect(fits(subject, entries)).toBe(true);
      const altered = entries.map((one, n) =>
        n === 1 ? { ...one, entry: one.entry.replace('"act"', '"act" ') } : one,
      );
      expect(fits(subject, altered)).toBe(false);
      expect(fits(subject, entries.toSpliced(1, 1))).toBe(false);

      for (const attempt of [
        "UPDATE audit_entry SET entry = '{}' WHERE subject = $1",
        'DELETE FROM audit_entry WHERE subject = $1',
      ]) {
        await expect(desk.scene.rows(attempt, [subject])).rejects.toThrow('append-only');
      }
      const lines = (await administrator.text('/audit/export')).trim().split('\n');
      const { checkpoint } = JSON.parse(lines.at(-1)!) as { checkpoint: string };
      expect(JSON.parse(checkpoint)).toMatchObject({ entries: lines.length - 1 });
    },
  );
});

interface Sealed {
  readonly entry: string;
  /** Hex. */
  readonly hash: string;
}

/** Whether each entry's hash is that of the one before it and its own text. */
function fits(subject: string, entries: readonly Sealed[]): boolean {
  let head = createHash('sha256').update(subject).digest();
  return entries.every(({ entry, hash }) => {
    head = createHash('sha256').update(head).update(entry).digest();
    return head.toString('hex') === hash;
  });
}
