import { Cast } from './cast.js';
import { file, launch } from './campaign-002.js';
import { Timeline } from './timeline.js';

/**
 * Prepares the installation that the first command starts: the campaign of document 002 launched in June 2023, most
 * plans filed, legal time early in October, so that a person can play it to the close and past it.
 */
export async function seedDemonstration(base: string, directory: string, out: (line: string) => void): Promise<void> {
  const cast = await Cast.assemble(base, directory);
  const timeline = new Timeline(await cast.named('quantri'), out);
  const campaignId = await launch(cast, timeline, directory);
  await timeline.moveTo('2023-06-20T09:00:00+07:00');
  const plan = {
    summary: 'Kế hoạch thực hiện phong trào thi đua đặc biệt.',
    documentNumber: '15/KH-UBND',
    documentDate: '2023-06-20',
  };
  const filed = await file(
    cast,
    campaignId,
    'plan',
    (_, index) => index % 5 !== 4,
    () => plan,
  );
  await timeline.tell(`${filed} đơn vị đã nộp kế hoạch.`);
  await timeline.moveTo('2023-10-02T08:00:00+07:00');
  await timeline.tell('Bản diễn tập sẵn sàng: phong trào kết thúc ngày 30/10/2023.');
}
