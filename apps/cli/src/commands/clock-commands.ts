import type { Command } from 'commander';
import { atTime, formatInstant, isLegalDay, startOfDay } from '@bangvang/domain';
import { EXIT, Failure } from '../failure.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface Clock {
  readonly mode: 'rehearsal' | 'production';
  /** ISO. */
  readonly legalNowAt: string;
  readonly rate: number;
}

interface ServerOptions {
  readonly server?: string;
  readonly sessionFile?: string;
}

/** The legal clock: what it shows, and in a rehearsal moving it on. */
export function addClockCommands(program: Command, context: Context): void {
  const clock = program.command('clock').description('đồng hồ pháp lý');

  speakingToServer(clock.command('show').description('xem thời điểm pháp lý')).action(
    async (options: ServerOptions) => {
      const { mode, legalNowAt, rate } = await serverOf(options, context).json<Clock>({
        method: 'GET',
        path: '/api/v1/clock',
      });
      const pace = mode === 'production' ? 'giờ thật' : `diễn tập, ${paceOf(rate)}`;
      context.out(`${formatInstant(Date.parse(legalNowAt))} (${pace})`);
    },
  );

  speakingToServer(clock.command('move').description('đưa đồng hồ diễn tập tới thời điểm sau, đi qua từng mốc ở giữa'))
    .argument('<instant>', 'NNNN-TT-NN, NNNN-TT-NNTgg:pp (giờ Việt Nam) hoặc thời điểm ISO đầy đủ')
    .action(async (instant: string, options: ServerOptions) => {
      const to = new Date(instantOf(instant)).toISOString();
      const { visitedAt } = await serverOf(options, context).json<{ visitedAt: readonly string[] }>({
        method: 'POST',
        path: '/api/v1/clock/moves',
        body: { to },
      });
      for (const at of visitedAt) context.out(`  ${formatInstant(Date.parse(at))}`);
      context.out(`Đồng hồ pháp lý: ${formatInstant(Date.parse(to))}`);
    });
}

/** @returns ms since the epoch; a bare day is its first instant, a time without zone is Vietnamese time */
export function instantOf(text: string): number {
  if (isLegalDay(text)) return startOfDay(text);
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(text) ?? [];
  if (day && time && isLegalDay(day)) return atTime(day, time);
  const full = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isNaN(full)) throw new Failure(EXIT.usage, `“${text}” không phải là ngày hoặc thời điểm.`);
  return full;
}

function paceOf(rate: number): string {
  if (rate === 0) return 'đang đứng yên';
  return rate === 1 ? 'chạy như giờ thật' : `nhanh gấp ${rate}`;
}
