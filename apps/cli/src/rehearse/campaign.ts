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

/** A campaign that a rehearsal launched. */
export interface LaunchedCampaign {
  readonly id: string;
  readonly title: string;
  /** Code of the body that issued it. */
  readonly issuer: string;
  /** Its last day, `2023-10-30`. */
  readonly endsOn: string;
}

/** Launches a campaign from its own document, as its issuer does. @param directory holds the document */
export async function launch(
  cast: Cast,
  timeline: Timeline,
  directory: string,
  { file: document, issuer }: { readonly file: string; readonly issuer: string },
): Promise<LaunchedCampaign> {
  const chair = await cast.in(issuer, 'campaign-issuer');
  const yaml = await readFile(join(directory, document), 'utf8');
  const drafted = await chair.post<LaunchedCampaign & { version: number }>('/campaigns', {
    yaml,
    issuerBodyCode: issuer,
  });
  await chair.put(`/campaigns/${drafted.id}/launch`, {}, drafted.version);
  await timeline.followed();
  const campaign = { id: drafted.id, title: drafted.title, endsOn: drafted.endsOn, issuer };
  const duties = await dutiesOf(cast, campaign);
  await timeline.tell(
    `Phát động "${campaign.title}": ${duties.length} nhiệm vụ cho ${new Set(duties.map((d) => d.bodyCode)).size} cơ quan, đơn vị.`,
  );
  return campaign;
}

export async function dutiesOf(cast: Cast, { id, issuer }: LaunchedCampaign): Promise<DutyView[]> {
  const chair = await cast.in(issuer, 'campaign-issuer');
  return chair.all<DutyView>(`/campaigns/${id}/duties`);
}

/** Files the open duties of a kind for the bodies chosen, each by its own officer. */
export async function file(
  cast: Cast,
  campaign: LaunchedCampaign,
  kind: string,
  chosen: (duty: DutyView, index: number) => boolean,
  body: (duty: DutyView) => Readonly<Record<string, unknown>>,
): Promise<number> {
  const open = (await dutiesOf(cast, campaign)).filter((duty) => duty.kind === kind && !duty.settledAt);
  const filed = open.filter(chosen);
  for (const duty of filed) {
    const officer = await cast.in(duty.bodyCode, 'unit-officer');
    await officer.put(`/duties/${duty.id}/filing`, body(duty), duty.version);
  }
  return filed.length;
}
