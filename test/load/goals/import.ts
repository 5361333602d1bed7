import type { Line } from '../report.js';
import { HOME_AFFAIRS } from '../stock.js';
import { awardHistory, wrongCells } from '../workbooks.js';
import type { World } from '../world.js';

const MOST_MS = 3_000;

interface Answered {
  readonly ms: number;
  readonly body: { readonly created?: number; readonly known?: number; readonly total?: number };
}

/** U6: five thousand rows over HTTP: with bad cells refused, each of them named; then taken; then once more for nothing. */
export async function imports(world: World): Promise<readonly Line[]> {
  const rows = world.scaled(5_000, 500);
  const { cookie } = await world.officers.one('appraisal-lead', HOME_AFFAIRS);
  const send = async (file: Buffer): Promise<Answered> => {
    const from = performance.now();
    const { text } = await world.requests.upload(cookie, '/register/imports', file);
    return { ms: performance.now() - from, body: JSON.parse(text) as Answered['body'] };
  };
  const refused = await send(await awardHistory(rows, 'U6', { wrong: true }));
  const file = await awardHistory(rows, 'U6', { wrong: false });
  const taken = await send(file);
  if (taken.body.created !== rows) throw new Error(`${taken.body.created} of ${rows} rows were taken`);
  const once = await register(world, CONTENT);
  const again = await send(file);
  const changed = (await register(world, CONTENT)) === once ? 0 : 1;

  const named = ((refused.body.total ?? 0) * 100) / wrongCells(rows);
  const about = { goal: 'U6', bare: null, ratio: null } as const;
  const timed = (what: string, { ms }: Answered): Line => {
    return { ...about, what, ours: ms, unit: 'ms', target: `≤ ${MOST_MS} ms`, reached: ms <= MOST_MS };
  };
  return [
    timed(`nhập ${rows} dòng Excel qua HTTP`, taken),
    timed(`từ chối ${rows} dòng có ${wrongCells(rows)} ô sai`, refused),
    { ...about, what: 'ô sai được nêu', ours: named, unit: '%', target: '100 %', reached: named === 100 },
    timed(`gửi lại ${rows} dòng`, again),
    { ...about, what: 'sổ vàng đổi khi gửi lại', ours: changed, unit: '', target: '0', reached: changed === 0 },
  ];
}

/** @returns what the statement answers, as text */
async function register({ pool }: World, statement: string): Promise<string> {
  return JSON.stringify((await pool.query(statement)).rows);
}

/** Everything an import could change, in one figure. */
const CONTENT = `
  SELECT (SELECT md5(string_agg(s::text, '|' ORDER BY id)) FROM subject s) AS subjects,
         (SELECT md5(string_agg(t::text, '|' ORDER BY subject_id, seq)) FROM subject_tenure t) AS tenures,
         (SELECT md5(string_agg(h::text, '|' ORDER BY id)) FROM award_held h) AS awards,
         (SELECT count(*) FROM audit_entry) AS entries`;
