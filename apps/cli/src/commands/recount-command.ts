import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Context } from './context.js';

const HELP = `
Kiểm lại chỉ bằng tệp này: không cần máy chủ, cơ sở dữ liệu hay thiết lập nào.
Mã kết thúc:
  0  mọi kết quả đúng như đã công bố
  1  có chỗ không khớp (được in ra), hoặc không thấy biên nhận
  2  tệp không đọc được`;

/** The recount of secret ballots, which shares no line with the rest: loaded when it is asked for. */
export function addRecountCommand(program: Command, { out }: Context): void {
  program
    .command('recount')
    .description('kiểm lại kết quả bỏ phiếu kín từ hồ sơ kiểm phiếu')
    .argument('<file>', 'hồ sơ kiểm phiếu (JSON)')
    .option('--receipt <words>', 'tìm một biên nhận: bốn tiếng, hoặc mã của phiếu')
    .option('--key <file>', 'khóa công khai của hệ thống (PEM) mà người kiểm đã giữ')
    .option('--json', 'in kết quả bằng JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: { receipt?: string; key?: string; json?: boolean }) => {
      const { recountFile, RECOUNT_EXIT } = await import('../recount/recount-file.js');
      const ending = await recountFile(file, options, out);
      if (ending === RECOUNT_EXIT.unreadable) throw new Failure(EXIT.usage, 'Không kiểm lại được.');
      if (ending === RECOUNT_EXIT.differs) throw new Failure(EXIT.unexpected, 'Hồ sơ kiểm phiếu KHÔNG khớp.');
    });
}
