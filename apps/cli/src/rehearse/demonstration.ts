import { basename, dirname } from 'node:path';
import { formatDay } from '@bangvang/domain';
import { readDemonstration } from '@bangvang/procedures';
import { file, launch } from './campaign.js';
import { Cast } from './cast.js';
import { Timeline } from './timeline.js';

/** Of five units one forgets its plan, so that somebody is urged. */
const FORGETFUL = 5;

/**
 * Prepares the installation that the first command starts, as its `demonstration.yaml` says: its campaign launched,
 * most plans filed, legal time where people take over.
 * @param directory the installation's reference folder
 */
export async function seedDemonstration(base: string, directory: string, out: (line: string) => void): Promise<void> {
  const demonstration = await readDemonstration(dirname(directory), basename(directory));
  const { administrator, campaign: play } = demonstration;
  const cast = await Cast.assemble(base, directory);
  const timeline = new Timeline(await cast.named(administrator), out);
  const campaign = await launch(cast, timeline, directory, play);
  const { filedAt, documentNumber, summary } = play.plans;
  await timeline.moveTo(filedAt);
  const plan = { summary, documentNumber, documentDate: filedAt.slice(0, 10) };
  const filed = await file(
    cast,
    campaign,
    'plan',
    (_, index) => index % FORGETFUL !== FORGETFUL - 1,
    () => plan,
  );
  await timeline.tell(`${filed} đơn vị đã nộp kế hoạch.`);
  await timeline.moveTo(play.playFrom);
  await timeline.tell(`Bản diễn tập sẵn sàng: phong trào kết thúc ngày ${formatDay(campaign.endsOn)}.`);
}
