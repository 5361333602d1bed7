import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type ClockState,
  ClockWalk,
  type CommandKey,
  Database,
  Notifier,
  readClock,
  UnitOfWork,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import type { ClockMoveView, ClockView } from './clock.dto.js';

const WITH_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** Reads legal time and, in rehearsal, moves it. */
@Injectable()
export class ClockService {
  private readonly walk: ClockWalk;

  constructor(
    private readonly database: Database,
    work: UnitOfWork,
    notifier: Notifier,
  ) {
    this.walk = new ClockWalk(database, work, notifier);
  }

  async show(): Promise<ClockView> {
    return view(await readClock(this.database));
  }

  /** @throws Problem invalid-input, clock-in-production, clock-backward, clock-busy */
  async move(to: string, officer: Officer, command: CommandKey): Promise<ClockMoveView> {
    if (!WITH_ZONE.test(to)) {
      throw new Problem('invalid-input', 'Thời điểm phải kèm múi giờ: Z hoặc +07:00.', {
        extra: { errors: [{ field: 'to', message: 'Thiếu múi giờ: Z hoặc +07:00.' }] },
      });
    }
    const { visited } = await this.walk.moveTo(Date.parse(to), actorFor(officer, 'system-admin'), command);
    return { visitedAt: visited.map((instant) => new Date(instant).toISOString()) };
  }

  /** @throws Problem clock-in-production, clock-busy */
  async setRate(rate: number, officer: Officer, command: CommandKey): Promise<ClockView> {
    return view(await this.walk.setRate(rate, actorFor(officer, 'system-admin'), command));
  }
}

function view({ mode, legalNow, rate, movingTo }: ClockState): ClockView {
  return {
    mode,
    legalNowAt: new Date(legalNow).toISOString(),
    rate,
    movingToAt: movingTo === null ? null : new Date(movingTo).toISOString(),
  };
}
