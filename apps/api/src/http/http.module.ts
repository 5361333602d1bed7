import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { SessionCookie, SignIns } from '@bangvang/identity';
import { Database } from '@bangvang/persistence';
import type { ApiSettings } from '@bangvang/platform';
import { EtagInterceptor } from './etag.interceptor.js';
import { InboxListener } from './listener.js';
import { ProblemFilter } from './problem.filter.js';
import { RightsGuard } from './rights.guard.js';

/** The process's settings, for the modules that need one: `@Inject(API_SETTINGS) settings: ApiSettings`. */
export const API_SETTINGS = Symbol('ApiSettings');

/** What stands around every route: rights, problem documents, versions, and the stream of inbox changes. */
@Module({})
export class HttpModule {
  static with(settings: ApiSettings): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      providers: [
        { provide: API_SETTINGS, useValue: settings },
        { provide: SignIns, inject: [Database], useFactory: (database: Database) => new SignIns(database) },
        { provide: SessionCookie, useFactory: () => new SessionCookie(settings.https !== null) },
        { provide: InboxListener, useFactory: () => new InboxListener(settings.database.url) },
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [API_SETTINGS, SignIns, SessionCookie, InboxListener],
    };
  }
}
