import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiSettings } from '@bangvang/platform';
import { AuditModule } from './audit/audit.module.js';
import { BallotsModule } from './ballots/ballots.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { ChecklistModule } from './checklist/checklist.module.js';
import { ClockModule } from './clock/clock.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { ConflictsModule } from './conflicts/conflicts.module.js';
import { CouncilModule } from './council/council.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { DossiersModule } from './dossiers/dossiers.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { DutiesModule } from './duties/duties.module.js';
import { FilesModule } from './files/files.module.js';
import { FormsModule } from './forms/forms.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/index.js';
import { LawModule } from './law/law.module.js';
import { MandatesModule } from './mandates/mandates.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { OpinionsModule } from './opinions/opinions.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PersistenceModule } from './persistence.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { RegisterModule } from './register/register.module.js';
import { SessionModule } from './session/session.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { SupplementsModule } from './supplements/supplements.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { UrgingModule } from './urging/urging.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** One module per area of the API. */
const AREAS = [
  SessionModule,
  OrganisationModule,
  DossiersModule,
  SubmissionsModule,
  SupplementsModule,
  OpinionsModule,
  ChecklistModule,
  CommentsModule,
  DraftsModule,
  TasksModule,
  BulkModule,
  MandatesModule,
  ConflictsModule,
  DecisionsModule,
  CouncilModule,
  BallotsModule,
  RegisterModule,
  CampaignsModule,
  DutiesModule,
  UrgingModule,
  FormsModule,
  TargetsModule,
  LawModule,
  MessagesModule,
  PreferencesModule,
  CalendarModule,
  WebhooksModule,
  FilesModule,
  ClockModule,
  AuditModule,
  OperationsModule,
  HealthModule,
] as const;

@Module({})
export class AppModule {
  static with(settings: ApiSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), ...AREAS],
    };
  }
}
