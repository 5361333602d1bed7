import type { Desk } from './desk.js';
import { HOME_AFFAIRS, UNIT } from './desk.js';

/** The appraiser who holds a reception asks for one thing more; the procedure has followed. */
export async function asksSupplement(desk: Desk, dossierId: string): Promise<void> {
  const appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
  const items = [{ code: 'KHAC', note: 'Thiếu xác nhận.' }];
  const body = { outcome: 'supplement', reasons: 'Thiếu xác nhận.', items };
  await appraiser.must({ method: 'PUT', path: `/dossiers/${dossierId}/reception`, body });
  await desk.scene.followed();
}

/** The unit's head answers every item asked; the procedure has followed. */
export async function supplies(desk: Desk, dossierId: string): Promise<void> {
  const { head } = await desk.unit(UNIT);
  const asked = await desk.scene.rows<{ id: string }>(
    `SELECT id FROM supplement_item i WHERE dossier_id = $1 AND NOT EXISTS (SELECT FROM supplement_answer WHERE item_id = i.id)`,
    [dossierId],
  );
  const answers = asked.map(({ id }) => ({ itemId: id, answer: 'supplied', note: 'Đã bổ sung.' }));
  await head.must({ method: 'PUT', path: `/dossiers/${dossierId}/supplement`, body: { note: 'Đã bổ sung.', answers } });
  await desk.scene.followed();
}
