import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type CommandKey, Database, readPreferences, UnitOfWork, writePreferences } from '@bangvang/persistence';
import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, SignedIn } from '../http/index.js';
import { PreferencesAnswer, PreferencesChangedView, PreferencesDto, type QuietHoursDto } from './preferences.dto.js';

/** How one wants to be told: language, hours, a digest, and each kind of message. */
@ApiTags('preferences')
@Controller('preferences')
@AnyOfficer()
export class PreferencesController {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** What one chose, with every kind of message there is. */
  @Get()
  @ApiOkResponse({ type: PreferencesAnswer })
  mine(@SignedIn() { personId }: Officer): Promise<PreferencesAnswer> {
    return readPreferences(this.database, personId);
  }

  /** Chooses anew. What already waits to be mailed follows; what the law requires is mailed at once, always. */
  @Put()
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiProblems('notice-required')
  @ApiOkResponse({ type: PreferencesChangedView })
  choose(
    @Body() body: PreferencesDto,
    @ExpectedVersion() version: number,
    @SignedIn() { personId }: Officer,
    @Commanded() command: CommandKey,
  ): Promise<PreferencesChangedView> {
    const { language, quietHours = null, workingDaysOnly = false, digestAt = null, kinds = [] } = body;
    if (quietHours && digestAt && isWithin(digestAt, quietHours)) {
      throw new Problem('invalid-input', 'Giờ gửi bản tin không được nằm trong giờ yên tĩnh.');
    }
    const choices = Object.fromEntries(kinds.map(({ kind, mail }) => [kind, mail]));
    const chosen = { language, quietHours, workingDaysOnly, digestAt, choices };
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => ({
      version: await writePreferences(tx, personId, version, chosen),
    }));
  }
}

function isWithin(hour: string, { from, to }: QuietHoursDto): boolean {
  return from < to ? hour >= from && hour < to : from !== to && (hour >= from || hour < to);
}
