import { readFileSync, writeFileSync } from 'node:fs';
import { receiptText, receiptWords } from '@bangvang/ballot';
import { isProblemSlug, PROBLEMS } from '@bangvang/domain';
import { type Command, Option } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import { EXIT, Failure } from '../failure.js';
import { placesIn } from '../recount/receipt.js';
import { Unreadable } from '../recount/shape.js';
import { choicesFrom } from '../voting/choices.js';
import { keptVotes, voterOf, voting } from '../voting/voter-of.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface Options {
  readonly file: string;
  readonly all?: string;
  readonly item: readonly string[];
  readonly qr: boolean;
  readonly bundle?: string;
  readonly output: string;
  readonly json?: true;
  readonly server?: string;
  readonly sessionFile?: string;
}

/** A member's secret vote: tokens drawn as himself, ballots cast as nobody, receipts kept. */
export function addBallotCommands(program: Command, context: Context): void {
  const tokens = program.command('tokens').description('thẻ bỏ phiếu kín');
  speakingToServer(tokens.command('draw').description('nhận thẻ cho mọi nội dung được bỏ phiếu, trước khi mở bỏ phiếu'))
    .argument('<session>', 'mã phiên họp')
    .requiredOption('--file <file>', 'tệp giữ thẻ của mình; ai có tệp này bỏ phiếu được thay mình')
    .option('--json', 'in kết quả bằng JSON')
    .action((sessionId: string, options: Options) => draw(sessionId, options, context));

  const ballot = program.command('ballot').description('phiếu kín');
  speakingToServer(ballot.command('cast').description('niêm phong và bỏ phiếu, không kèm danh tính; lặp lại an toàn'))
    .argument('<file>', 'tệp thẻ')
    .option('--all <choice>', 'lựa chọn cho mọi nội dung: agree, disagree hoặc abstain')
    .addOption(
      new Option('--item <X=choice>', 'lựa chọn riêng cho nội dung số X (hoặc mã); có thể lặp lại')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], ''),
    )
    .option('--json', 'in kết quả bằng JSON')
    .action((file: string, options: Options) => cast(file, options, context));

  ballot
    .command('receipts')
    .description('biên nhận của các phiếu đã bỏ: bốn tiếng và mã QR')
    .argument('<file>', 'tệp thẻ')
    .option('--no-qr', 'không in mã QR')
    .option('--bundle <file>', 'tìm từng biên nhận trong hồ sơ kiểm phiếu')
    .option('--json', 'in kết quả bằng JSON')
    .action((file: string, options: Options) => tellReceipts(file, options, context));

  speakingToServer(ballot.command('bundle').description('lấy hồ sơ kiểm phiếu sau khi công bố, để kiểm lại'))
    .argument('<session>', 'mã phiên họp')
    .requiredOption('--output <file>', 'tệp ghi hồ sơ')
    .action(async (sessionId: string, options: Options) => {
      const path = `/api/v1/council-sessions/${encodeURIComponent(sessionId)}/bundle`;
      const answer = await serverOf(options, context).send({ method: 'GET', path });
      writeFileSync(options.output, new Uint8Array(await answer.arrayBuffer()));
      context.out(`Đã ghi ${options.output}. Kiểm lại bằng lệnh: bangvang recount ${options.output}`);
    });
}

async function draw(sessionId: string, options: Options, context: Context): Promise<void> {
  const voter = voterOf(options.file, serverOf(options, context), sessionId);
  const drawn = await voting(() => voter.drawTokens());
  if (options.json) return context.out(JSON.stringify(drawn));
  context.out(`Đã có thẻ cho ${drawn.tokens} nội dung, giữ trong ${options.file}.`);
  if (drawn.waiting > 0) context.out(`${drawn.waiting} nội dung chưa có khóa thẻ: chạy lại lệnh này sau ít phút.`);
  if (drawn.elsewhere > 0) context.out(`${drawn.elsewhere} nội dung đã nhận thẻ bằng tệp khác hoặc nhận phiếu giấy.`);
}

async function cast(file: string, options: Options, context: Context): Promise<void> {
  const voter = voterOf(file, serverOf(options, context));
  const choices = choicesFrom(options, voter.items);
  const chosen = voter.items.filter(({ itemId }) => choices.has(itemId));
  const receipts = await voting(() => voter.cast(choices));
  const refused = receipts.filter(({ outcome }) => outcome === 'refused');
  if (options.json) context.out(JSON.stringify({ receipts }));
  else {
    context.out(`${receipts.length - refused.length} phiếu đã vào hòm. Biên nhận: bangvang ballot receipts ${file}`);
    const before = chosen.filter(({ leaf }) => leaf !== null).length;
    if (before > 0) context.out(`${before} phiếu đã vào hòm từ trước, không đổi được.`);
    const sealed = chosen.filter((item) => item.leaf === null && item.sealed).length;
    if (sealed > 0) context.out(`${sealed} phiếu đã niêm phong từ lần trước được gửi lại y nguyên.`);
    for (const { itemId, slug } of refused) {
      const item = voter.items.find((one) => one.itemId === itemId)!;
      context.out(`✗ ${item.ord}. ${item.nominee}, ${item.awardName}: ${reasonOf(slug)}`);
    }
  }
  if (refused.length > 0) throw new Failure(EXIT.refused, `${refused.length} phiếu chưa vào hòm.`);
}

function tellReceipts(file: string, { qr, bundle, json }: Options, { out }: Context): void {
  const onBoard = bundle === undefined ? null : leavesOnBoard(bundle);
  const receipts = keptVotes(file).items.flatMap(({ itemId, ord, nominee, awardName, leaf }) => {
    if (leaf === null) return [];
    const found = onBoard?.has(`${itemId} ${leaf}`);
    return [{ itemId, ord, nominee, awardName, leaf, words: receiptWords(leaf), found }];
  });
  if (json) out(JSON.stringify({ receipts }));
  else
    for (const { itemId, ord, nominee, awardName, leaf, words, found } of receipts) {
      const mark = found === undefined ? '' : found ? '✓ ' : '✗ ';
      out(`${mark}${ord}. ${nominee}, ${awardName}: ${words}`);
      if (qr) out(renderUnicodeCompact(receiptText(itemId, leaf)));
    }
  const missing = receipts.filter(({ found }) => found === false).length;
  if (missing > 0) throw new Failure(EXIT.unexpected, `${missing} biên nhận KHÔNG có trên bảng phiếu.`);
}

function reasonOf(slug = 'bị từ chối'): string {
  return isProblemSlug(slug) ? PROBLEMS[slug].title : slug;
}

/** Item and leaf of every ballot in a bundle. @throws Failure usage */
function leavesOnBoard(file: string): ReadonlySet<string> {
  try {
    return new Set(placesIn(readFileSync(file)).map(({ itemId, leaf }) => `${itemId} ${leaf}`));
  } catch (failure) {
    if (!(failure instanceof Unreadable) && (failure as NodeJS.ErrnoException).code === undefined) throw failure;
    throw new Failure(EXIT.usage, `Không đọc được hồ sơ kiểm phiếu ${file}.`, { cause: failure });
  }
}
