import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@bangvang/persistence';
import type { ApiSettings } from '@bangvang/platform';
import { API_SETTINGS } from '../http/index.js';
import type { ReadinessView } from './health.dto.js';
import { isReachable } from './reachable.js';

const LIMIT_MS = 1500;

/** Looks after what this process needs. It serves without the engine of procedures: facts come first. */
@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async readiness(): Promise<ReadinessView> {
    const [database, engine] = await Promise.all([
      this.databaseAnswers(),
      isReachable(this.settings.temporal.address, LIMIT_MS),
    ]);
    return {
      status: database ? 'ready' : 'waiting',
      database: database ? 'up' : 'down',
      procedureEngine: engine ? 'up' : 'down',
    };
  }

  private async databaseAnswers(): Promise<boolean> {
    const late = new Promise<false>((resolve) => setTimeout(resolve, LIMIT_MS, false).unref());
    const answer = this.database.rows('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]);
  }
}
