import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cast } from './cast.js';
import type { Timeline } from './timeline.js';

/** A duty as the API lists it. */
export interface DutyView {
  readonly id: string;
  readonly kind: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly dueOn: string | null;
  readonly settledAt: string | null;
  readonly version: number;
}

/** Launches the campaign of document 002 from its own file, as the district chair does. */
export async function launch(cast: Cast, timeline: Timeline, directory: string): Promise<string> {
  const chair = await cast.in('ubnd-huyen-tam-duong', 'campaign-issuer');
  const yaml = await readFile(join(directory, 'campaign-002.yaml'), 'utf8');
  const drafted = await chair.post<{ id: string; version: number; title: string }>('/campaigns', {
    yaml,
    issuerBodyCode: 'ubnd-huyen-tam-duong',
  });
  await chair.put(`/campaigns/${drafted.id}/launch`, {}, drafted.version);
  await timeline.followed();
  const duties = await dutiesOf(cast, drafted.id);
  await timeline.tell(
    `Phát động "${drafted.title}": ${duties.length} nhiệm vụ cho ${new Set(duties.map((d) => d.bodyCode)).size} cơ quan, đơn vị.`,
  );
  return drafted.id;
}

export async function dutiesOf(cast: Cast, campaignId: string): Promise<DutyView[]> {
  const chair = await cast.in('ubnd-huyen-tam-duong', 'campaign-issuer');
  return chair.all<DutyView>(`/campaigns/${campaignId}/duties`);
}

/** Files the open duties of a kind for the bodies chosen, each by its own officer. */
export async function file(
  cast: Cast,
  campaignId: string,
  kind: string,
  chosen: (duty: DutyView, index: number) => boolean,
  body: (duty: DutyView) => Readonly<Record<string, unknown>>,
): Promise<number> {
  const open = (await dutiesOf(cast, campaignId)).filter((duty) => duty.kind === kind && !duty.settledAt);
  const filed = open.filter(chosen);
  for (const duty of filed) {
    const officer = await cast.in(duty.bodyCode, 'unit-officer');
    await officer.put(`/duties/${duty.id}/filing`, body(duty), duty.version);
  }
  return filed.length;
}
