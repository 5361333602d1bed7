import { Command, CommanderError } from 'commander';
import { ConfigError } from '@bangvang/platform';
import { addApiCommand } from './commands/api-command.js';
import { addBallotCommands } from './commands/ballot-commands.js';
import { addCampaignCommands } from './commands/campaign-commands.js';
import { addClockCommands } from './commands/clock-commands.js';
import type { Context } from './commands/context.js';
import { addInstallationCommands } from './commands/installation-commands.js';
import { addOperatorCommands } from './commands/operator-commands.js';
import { addRecountCommand } from './commands/recount-command.js';
import { addSessionKeyCommands } from './commands/session-key-commands.js';
import { addSessionCommands } from './commands/session-commands.js';
import { EXIT, EXIT_CODES_HELP, type ExitCode, Failure } from './failure.js';

/**
 * Runs one command.
 * @param words of the command line, without the program's own
 * @param complain receives what went wrong, for the person at the terminal
 * @returns the exit code
 */
export async function run(
  words: readonly string[],
  context: Context,
  complain: (text: string) => void,
): Promise<ExitCode> {
  try {
    await programWith(context).parseAsync([...words], { from: 'user' });
    return EXIT.done;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (failure instanceof Failure) {
      complain(failure.message);
      return failure.exitCode;
    }
    complain(failure instanceof Error ? failure.message : String(failure));
    return failure instanceof ConfigError ? EXIT.usage : EXIT.unexpected;
  }
}

function programWith(context: Context): Command {
  const program = new Command('bangvang')
    .description('Bảng Vàng: phong trào thi đua và hồ sơ khen thưởng')
    .addHelpText('after', EXIT_CODES_HELP)
    .showHelpAfterError('(bangvang --help để xem cách dùng)')
    .exitOverride();
  addInstallationCommands(program, context);
  addSessionCommands(program, context);
  addCampaignCommands(program, context);
  addClockCommands(program, context);
  addApiCommand(program, context);
  addOperatorCommands(program, context);
  addSessionKeyCommands(program, context);
  addBallotCommands(program, context);
  addRecountCommand(program, context);
  return program;
}
