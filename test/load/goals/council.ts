import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawToken, finishToken } from '@bangvang/ballot';
import { itemSigner, makeItemKey } from '@bangvang/ballot/server';
import { cpuMsOf } from '../cpu-meter.js';
import type { Line } from '../report.js';
import { median, sum } from '../statistics.js';
import type { World } from '../world.js';
import { anHourOn, SixSteps } from './path.js';
import { recounted } from './recounting.js';
import { SecretVote } from './secret-vote.js';

const MEMBERS = 15;
/** What a member waits for his receipts after the tick that took his ballots, in ms. */
const BEYOND_THE_TICK_MS = 2_000;
const CLIENT_TOKENS = 20;

/** C1: a council of fifteen votes in secret on five hundred dossiers, every act timed. */
export async function council(world: World): Promise<readonly Line[]> {
  const dossiers = world.scaled(500, 20);
  const lines: Line[] = [];
  const tell = (what: string, ours: number, unit: string, bound?: number): void => {
    const target = bound === undefined ? '' : `≤ ${bound} ${unit}`;
    const reached = bound === undefined ? null : ours <= bound;
    lines.push({ goal: 'C1', what, ours, bare: null, unit, ratio: null, target, reached });
  };
  const timed = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await act();
    tell(what, performance.now() - from, 'ms');
    return result;
  };

  const campaignId = await world.stock.campaign('2024-12-30');
  const stocked = await world.stock.drafts(campaignId, dossiers);
  const path = new SixSteps(world, campaignId, stocked);
  await path.submit();
  await path.receive();
  await path.appraise();
  const dossierIds = stocked.map(({ id }) => id);
  const meetsAt = await anHourOn(world);

  const vote = await timed(`triệu tập ${MEMBERS} ủy viên, ${dossiers} hồ sơ`, () =>
    SecretVote.convened(world, { campaignId, dossierIds, meetsAt, members: MEMBERS }),
  );
  await timed('ghi bỏ phiếu kín và khóa niêm phong', () => vote.seal());
  await timed(`lập ${dossiers} khóa thẻ, chờ đến khóa cuối`, () => vote.keysMade());

  const draws = await vote.drawAll();
  tell('nhận thẻ: một ủy viên chờ', median(draws.map(({ ms }) => ms)), 'ms');
  tell('nhận thẻ: CPU máy chủ một ủy viên', sum(draws.map(({ cpuMs }) => cpuMs)) / draws.length, 'CPU-ms');
  tell('nhận thẻ: máy của ủy viên, một thẻ', await clientCost(), 'ms');

  await world.timeline.moveTo(meetsAt);
  await timed(`khai mạc và mở bỏ phiếu ${dossiers} hồ sơ`, () => vote.open());
  await vote.prepareBallots();
  const before = cpuMsOf(world.sides.ours);
  const cast = await vote.castAll();
  const cpuMs = cpuMsOf(world.sides.ours) - before;
  tell(`bỏ ${cast.ballots} phiếu: chờ sau nhịp ghi, lâu nhất`, cast.beyondTickMs, 'ms', BEYOND_THE_TICK_MS);
  tell('bỏ phiếu: CPU máy chủ một phiếu', cpuMs / cast.ballots, 'CPU-ms');

  await timed(`đóng bỏ phiếu, ký bảng phiếu ${dossiers} hồ sơ`, () => vote.close());
  await timed('nộp hai mảnh khóa', () => vote.handIn());
  await timed(`kiểm ${cast.ballots} phiếu`, () => vote.count());
  await timed('công bố', () => vote.publish());
  const bundle = await timed('xuất hồ sơ kiểm phiếu', () => vote.bundle());
  const file = join(world.installation.settings.dataDir, 'council-bundle.json');
  writeFileSync(file, bundle);
  tell(`kiểm lại hồ sơ ấy (${(bundle.length / 1e6).toFixed(1)} MB)`, recounted(world.root, file), 'ms');
  await timed('bế mạc và thư ký ký biên bản', () => vote.writeMinutes());
  await timed('Chủ tịch ký: kết quả có hiệu lực, mọi hồ sơ đi tiếp', async () => {
    await vote.sign();
    await world.followed();
  });
  await vote.checked(cast.ballots);
  return lines;
}

/** What one token costs its drawer, in ms: blinding, unblinding, checking. */
async function clientCost(): Promise<number> {
  const { publicKey, privateKey } = await makeItemKey();
  const sign = itemSigner(privateKey);
  const times: number[] = [];
  for (let n = 0; n < CLIENT_TOKENS; n += 1) {
    const from = performance.now();
    const { blinded, pending } = await drawToken(publicKey);
    const drawn = performance.now();
    const signature = sign(blinded);
    const signed = performance.now();
    await finishToken(pending, signature);
    times.push(drawn - from + performance.now() - signed);
    await sleep(0);
  }
  return median(times);
}
