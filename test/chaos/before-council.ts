import { HOME_AFFAIRS, type Scene } from '../support/scene.js';
import { handleNext } from './appraisal-desk.js';
import { Ledger } from './ledger.js';
import { draft, submit, type UnitDesk } from './unit-desk.js';

/** So many dossiers of one unit, proposed, received and appraised: they wait for the council. @returns their ids */
export async function broughtBeforeCouncil(
  scene: Scene,
  campaignId: string,
  count: number,
  number: string,
): Promise<readonly string[]> {
  const desk = await deskOf(scene, campaignId);
  const file = await desk.officer.upload('Giấy tờ.txt', number);
  const drafts = await Promise.all(
    Array.from({ length: count }, (_, n) => draft(desk, `Người ${number} ${n + 1}`, file)),
  );
  const drafted = drafts.filter((one) => one !== 'closed');
  await submit(desk, drafted, number);
  const [name] = scene.people.holders('appraiser', HOME_AFFAIRS);
  const appraiser = await scene.as(name!);
  for (const kind of ['reception', 'appraisal'] as const) {
    await scene.followed();
    for (let done = 0; done < count; done += 1) {
      if (!(await handleNext(appraiser, desk.ledger, kind))) throw new Error(`the queue of ${kind} is empty`);
    }
  }
  await scene.followed();
  return drafted.map(({ id }) => id);
}

/** The desk of a commune the campaign asks for proposals. */
export async function deskOf(scene: Scene, campaignId: string): Promise<UnitDesk> {
  const [body] = (await scene.addressed(campaignId)).filter((one) => one.startsWith('xa-'));
  const [officer, head] = await Promise.all([scene.in(body!, 'unit-officer'), scene.in(body!, 'unit-head')]);
  return { body: body!, officer, head, campaignId, ledger: new Ledger(), moment: () => scene.moment() };
}
