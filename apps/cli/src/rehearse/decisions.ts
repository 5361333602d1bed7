import { workThroughQueue } from './appraisal.js';
import type { Cast } from './cast.js';
import type { Timeline } from './timeline.js';

interface DossierLine {
  readonly id: string;
  readonly stage: string;
}

/** The dossiers of a campaign that stand in a stage at a body's level. */
export async function awardsOn(cast: Cast, body: string, campaignId: string, stage: string): Promise<DossierLine[]> {
  const secretary = await cast.in(body, 'council-secretary');
  return secretary.all<DossierLine>(`/dossiers?campaign=${campaignId}&stage=${stage}`);
}

/** Home Affairs completes every dossier the council carried. */
export async function complete(cast: Cast, timeline: Timeline, username: string): Promise<void> {
  const completed = await workThroughQueue(cast, username, 'completion', async (officer, dossierId) => {
    await officer.put(`/dossiers/${dossierId}/completion`, { note: 'Hồ sơ đã hoàn thiện theo kết luận của Hội đồng.' });
  });
  await timeline.followed();
  await timeline.tell(`${username} hoàn thiện ${completed} hồ sơ.`);
}

/** One decision for all dossiers that wait for the competent person, published by the clerk. */
export async function decideAndPublish(
  cast: Cast,
  timeline: Timeline,
  body: string,
  campaignId: string,
): Promise<void> {
  const waiting = await awardsOn(cast, body, campaignId, 'decision-pending');
  const decider = await cast.in(body, 'decider');
  const decision = await decider.post<{ id: string; number: string }>('/decisions', {
    dossierIds: waiting.map(({ id }) => id),
    outcome: 'decided',
  });
  await timeline.followed();
  await timeline.tell(`Quyết định số ${decision.number}: khen thưởng ${waiting.length} trường hợp.`);
  await (await cast.in(body, 'clerk')).put(`/decisions/${decision.id}/publication`);
  await timeline.followed();
  await timeline.tell('Văn thư công bố quyết định; đơn vị và người được khen thưởng được báo.');
}

/** The chair signs the submission that sends the rest to the higher level. */
export async function dispatch(
  cast: Cast,
  timeline: Timeline,
  body: string,
  campaignId: string,
  number: string,
): Promise<void> {
  const waiting = await awardsOn(cast, body, campaignId, 'submitted-upward');
  await (await cast.in(body, 'decider')).post('/dispatches', { dossierIds: waiting.map(({ id }) => id), number });
  await timeline.followed();
  await timeline.tell(`Tờ trình số ${number}: ${waiting.length} hồ sơ trình tỉnh.`);
}
