import { nameNumber, TYPED } from '../../support/vietnamese-names.js';
import { HOME_AFFAIRS } from '../stock.js';
import { percentile } from '../statistics.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';

const QUERIES = 200;

/** U4: names of the register searched over HTTP as people type them: without accents, retoned, decomposed, turned round. */
export async function search(world: World): Promise<readonly Line[]> {
  const people = world.scaled(100_000, 5_000);
  await world.pool.query(FILL, [Array.from({ length: people }, (_, index) => nameNumber(index))]);
  await world.pool.query('ANALYZE subject');
  const { cookie } = await world.officers.one('appraiser', HOME_AFFAIRS);
  const typed = Object.values(TYPED);
  const times: number[] = [];
  let borne = 0;
  let found = 0;
  for (let number = 0; number < QUERIES; number += 1) {
    const name = nameNumber((number * 97) % people);
    const words = encodeURIComponent(typed[number % typed.length]!(name));
    const from = performance.now();
    const { text } = await world.requests.done(cookie, 'GET', `/register/subjects?search=${words}`);
    times.push(performance.now() - from);
    const { rows } = await world.pool.query<{ id: string }>('SELECT id FROM subject WHERE name = $1', [name]);
    borne += rows.length;
    found += rows.filter(({ id }) => text.includes(id)).length;
  }
  const p95 = percentile(times, 0.95);
  const about = { goal: 'U4', bare: null, ratio: null } as const;
  return [
    { ...about, what: `tìm tên trong ${people}, p95`, ours: p95, unit: 'ms', target: '≤ 50 ms', reached: p95 <= 50 },
    {
      ...about,
      what: 'người mang tên đó có ở trang đầu',
      ours: (found * 100) / borne,
      unit: '%',
      target: '100 %',
      reached: found === borne,
    },
  ];
}

const FILL = `
  INSERT INTO subject (id, kind, name, body_id, search, listed_by)
  SELECT gen_random_uuid(), 'individual', name, (SELECT id FROM body WHERE NOT outside ORDER BY code LIMIT 1), name_vector(name),
         listed_name('individual', name) FROM unnest($1::text[]) AS x (name)`;
