import { compare } from '../compare.js';
import type { Line } from '../report.js';
import type { StockedDossier } from '../stock.js';
import { sum } from '../statistics.js';
import type { World } from '../world.js';
import { anHourOn, SixSteps } from './path.js';

const LIST = 50;

/** How long one step took for all dossiers, in ms from its first command. */
interface Taken {
  /** Until the last command was acknowledged: the facts are on file and shown. */
  readonly filed: number;
  /** Until every procedure had followed. */
  readonly followed: number;
}

/** The steps that one paper covers: submission, session with its minutes, decision. */
interface ListSteps {
  readonly submission: Taken;
  /** The sessions themselves, from the notice to the secretary's signature. */
  readonly session: Taken;
  readonly results: Taken;
  readonly decision: Taken;
}

const STEPS: Readonly<Record<keyof ListSteps, string>> = {
  submission: 'nộp tờ trình',
  session: 'phiên họp, từ giấy mời đến chữ ký Thư ký',
  results: 'Chủ tịch ký biên bản, kết quả Hội đồng có hiệu lực',
  decision: 'ký quyết định',
};

/**
 * P6: submission, council and decision of three hundred dossiers in lists of fifty, beside the same dossiers one by one,
 * until every procedure has followed. What one paper covers is one command, or one session and one signature, for a list;
 * what is done dossier by dossier either way is not timed.
 */
export async function lists(world: World): Promise<readonly Line[]> {
  const count = world.scaled(300, LIST);
  const listed: ListSteps[] = [];
  const single: ListSteps[] = [];
  const side = (size: number, runs: ListSteps[]) => ({
    pids: world.sides.ours,
    measure: async () => {
      const steps = await walked(world, count, size);
      runs.push(steps);
      return { value: (count * 1_000) / sum(Object.values(steps).map(({ followed }) => followed)), operations: count };
    },
  });
  const { ratio, ours, bare, cpuMs } = await compare(world.options.runs, side(LIST, listed), side(1, single));
  const beside = (what: string, of: (steps: ListSteps) => number): Line => {
    const [mine, other] = [listed, single].map((runs) => sum(runs.map(of)) / runs.length) as [number, number];
    const about = { goal: 'P6', target: '', reached: null } as const;
    return { ...about, what, ours: mine, bare: other, unit: 'ms', ratio: other / mine };
  };
  return [
    {
      ...{
        goal: 'P6',
        what: `${count} hồ sơ: tờ trình, phiên họp, quyết định theo danh sách ${LIST} (bên cạnh: từng hồ sơ)`,
        ours,
        bare,
        ratio,
      },
      ...{ unit: 'hồ sơ/s', target: '≥ 3 ×', reached: ratio >= 3, cpuMs },
    },
    beside('  riêng ba lệnh: tờ trình, chữ ký biên bản, quyết định, quy trình đã theo hết', (steps) =>
      sum([steps.submission, steps.results, steps.decision].map(({ followed }) => followed)),
    ),
    ...(Object.keys(STEPS) as (keyof ListSteps)[]).flatMap((step) => [
      beside(`  ${STEPS[step]}: đã ghi hết`, (steps) => steps[step].filed),
      beside(`  ${STEPS[step]}: quy trình đã theo hết`, (steps) => steps[step].followed),
    ]),
  ];
}

/** Walks new dossiers over all six steps in lists of a size, one command after the other. */
async function walked(world: World, count: number, size: number): Promise<ListSteps> {
  const campaignId = await world.stock.campaign('2024-12-29');
  const all = await world.stock.drafts(campaignId, count);
  const together = new SixSteps(world, campaignId, all);
  const lists = chunks(all, size).map((dossiers) => new SixSteps(world, campaignId, dossiers));
  const timed = async (step: (list: SixSteps) => Promise<void>): Promise<Taken> => {
    await world.followed();
    const from = performance.now();
    for (const list of lists) await step(list);
    const filed = performance.now() - from;
    await world.followed();
    return { filed, followed: performance.now() - from };
  };
  const submission = await timed((list) => list.send());
  await together.receive();
  await together.appraise();
  const meetsAt = await anHourOn(world);
  const notice = await timed((list) => list.convene(meetsAt));
  await world.timeline.moveTo(meetsAt);
  const meeting = await timed((list) => list.hold());
  const session = { filed: notice.filed + meeting.filed, followed: notice.followed + meeting.followed };
  const results = await timed((list) => list.sign());
  await together.complete();
  const decision = await timed((list) => list.resolve());
  return { submission, session, results, decision };
}

/** Lists of so many dossiers of one body: a body's head signs for his own. */
function chunks(dossiers: readonly StockedDossier[], size: number): readonly (readonly StockedDossier[])[] {
  const byBody = new Map<string, StockedDossier[]>();
  for (const dossier of dossiers) byBody.set(dossier.bodyCode, [...(byBody.get(dossier.bodyCode) ?? []), dossier]);
  return [...byBody.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / size) }, (_, n) => own.slice(n * size, (n + 1) * size)),
  );
}
