import type { World } from '../world.js';

/** A command ready to be sent. */
export interface Act {
  readonly cookie: string;
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body: object;
  readonly version?: number;
}

/** A body files on a duty: fact, settled duty, audit and the stored answer in one transaction. */
export async function filings(world: World, campaignId: string, count: number): Promise<readonly Act[]> {
  const duties = await world.stock.duties(campaignId, count);
  return Promise.all(
    duties.map(async ({ id, bodyCode }) => ({
      cookie: (await world.officers.one('unit-officer', bodyCode)).cookie,
      method: 'PUT' as const,
      path: `/duties/${id}/filing`,
      body: { summary: 'Báo cáo kết quả thực hiện phong trào thi đua.', documentNumber: '15/BC-UBND' },
      version: 1,
    })),
  );
}

/** An appraiser receives a dossier whose task he holds and whose procedure waits: fact, task, audit and wake in one transaction. */
export async function receptions(world: World, campaignId: string, count: number): Promise<readonly Act[]> {
  const appraisers = await world.officers.holding('appraiser', 'phong-noi-vu');
  const held = await world.stock.submitted(
    campaignId,
    count,
    'submitted',
    appraisers.map(({ personId }) => personId),
  );
  await world.stock.seat(held);
  await world.followed();
  const cookies = new Map(appraisers.map(({ personId, cookie }) => [personId, cookie]));
  return held.map(({ id, holder }) => ({
    cookie: cookies.get(holder!)!,
    method: 'PUT' as const,
    path: `/dossiers/${id}/reception`,
    body: { outcome: 'received' },
  }));
}

/** Heads submit one dossier each: the fact that starts its procedure. */
export async function submissions(
  world: World,
  campaignId: string,
  count: number,
): Promise<readonly (Act & { readonly dossierId: string })[]> {
  const drafts = await world.stock.drafts(campaignId, count);
  return Promise.all(
    drafts.map(async ({ id, bodyCode }) => ({
      dossierId: id,
      cookie: (await world.officers.one('unit-head', bodyCode)).cookie,
      method: 'POST' as const,
      path: `/campaigns/${campaignId}/submissions`,
      body: { dossierIds: [id] },
    })),
  );
}

export async function send({ requests }: World, { cookie, method, path, body, version }: Act): Promise<void> {
  await requests.done(cookie, method, path, body, version);
}
