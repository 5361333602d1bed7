import { LawVersionRow } from './law-version.row.js';
import { LawFileRow } from './law-file.row.js';
import { ProcedureMigrationRow } from './procedure-migration.row.js';
import { SuspensionRow } from './suspension.row.js';
import { AccountRow } from './account.row.js';
import { ActingMemberRow } from './acting-member.row.js';
import { AnnulledResultRow } from './annulled-result.row.js';
import { AuditEntryRow } from './audit-entry.row.js';
import { AuditHeadRow } from './audit-head.row.js';
import { AwardTypeRow } from './award-type.row.js';
import { AwardHeldRow } from './award-held.row.js';
import { BallotRow } from './ballot.row.js';
import { BallotKeyRow } from './ballot-key.row.js';
import { BallotRollRow } from './ballot-roll.row.js';
import { KeyShareRow } from './key-share.row.js';
import { BodyRow } from './body.row.js';
import { BulkItemRow } from './bulk-item.row.js';
import { BulkRunRow } from './bulk-run.row.js';
import { DossierWordsRow } from './dossier-words.row.js';
import { TaskSnoozeRow } from './task-snooze.row.js';
import { TaskViewRow } from './task-view.row.js';
import { BodyGroupRow } from './body-group.row.js';
import { BodyGroupMemberRow } from './body-group-member.row.js';
import { BodyTenureRow } from './body-tenure.row.js';
import { CalendarYearRow } from './calendar-year.row.js';
import { CampaignRow } from './campaign.row.js';
import { ClusterMemberRow, ClusterRow, ClusterYearRow } from './cluster.row.js';
import { CommandRow } from './command.row.js';
import { ConfirmationRow } from './confirmation.row.js';
import { FiledExaminationRow } from './filed-examination.row.js';
import { ConclusionRow } from './conclusion.row.js';
import { CouncilRow } from './council.row.js';
import { CouncilMemberRow } from './council-member.row.js';
import { CouncilSessionRow } from './council-session.row.js';
import { DeadlineRevisionRow } from './deadline-revision.row.js';
import { ConflictDeclarationRow } from './conflict-declaration.row.js';
import { DecisionRow } from './decision.row.js';
import { DecisionDossierRow } from './decision-dossier.row.js';
import { DisciplinaryPeriodRow } from './disciplinary-period.row.js';
import { DossierRow } from './dossier.row.js';
import { DossierSendingRow } from './dossier-sending.row.js';
import { DossierWatchRow } from './dossier-watch.row.js';
import { DutyRow } from './duty.row.js';
import { DutyTemplateRow } from './duty-template.row.js';
import { FileRow } from './file.row.js';
import { FileUploadRow } from './file-upload.row.js';
import { FilingRow } from './filing.row.js';
import { HeadOverrideRow } from './head-override.row.js';
import { HumanTaskRow } from './human-task.row.js';
import { IncidentRow } from './incident.row.js';
import { InitiativeRow } from './initiative.row.js';
import { InstallationRow } from './installation.row.js';
import { LadderRow } from './ladder.row.js';
import { LegalClockRow } from './legal-clock.row.js';
import { LegalRegimeRow } from './legal-regime.row.js';
import { CalendarFeedRow } from './calendar-feed.row.js';
import { DeliveryAttemptRow } from './delivery-attempt.row.js';
import { DeliveryRow } from './delivery.row.js';
import { NoticeKindRow } from './notice-kind.row.js';
import { NoticeChoiceRow, NoticePreferenceRow } from './notice-preference.row.js';
import { WebhookRow } from './webhook.row.js';
import { MandateRow } from './mandate.row.js';
import { MessageRow } from './message.row.js';
import { NomineeRow } from './nominee.row.js';
import { NumberRegisterRow } from './number-register.row.js';
import { PaperRow } from './paper.row.js';
import { MinutesSignatureRow } from './minutes-signature.row.js';
import { PaperCountRow } from './paper-count.row.js';
import { PaperTypeRow } from './paper-type.row.js';
import { PerformanceRatingRow } from './performance-rating.row.js';
import { PersonRow } from './person.row.js';
import { PhraseRow } from './phrase.row.js';
import { PositionRow } from './position.row.js';
import { PositionHolderRow } from './position-holder.row.js';
import { ProcedureRow } from './procedure.row.js';
import { ProcedureSettingRow } from './procedure-setting.row.js';
import { ReconciliationRow } from './reconciliation.row.js';
import { RecusalRow } from './recusal.row.js';
import { RoleRow } from './role.row.js';
import { RungRow } from './rung.row.js';
import { SessionAdjournmentRow } from './session-adjournment.row.js';
import { SessionOrderRow } from './session-order.row.js';
import { SessionItemRow } from './session-item.row.js';
import { SessionMemberRow } from './session-member.row.js';
import { SignInRow } from './sign-in.row.js';
import { SignInFailureRow } from './sign-in-failure.row.js';
import { StageVisitRow } from './stage-visit.row.js';
import { SubjectRow } from './subject.row.js';
import { SubjectSuccessionRow } from './subject-succession.row.js';
import { SubjectTenureRow } from './subject-tenure.row.js';
import { SubmissionRow } from './submission.row.js';
import { TargetRow } from './target.row.js';
import { TargetAssignmentRow } from './target-assignment.row.js';
import { ResultImportRow } from './result-import.row.js';
import { TargetResultRow } from './target-result.row.js';
import { TargetVersionRow } from './target-version.row.js';
import { TaskDelegationRow } from './task-delegation.row.js';
import { TaskTransferRow } from './task-transfer.row.js';
import { TimeLimitRow } from './time-limit.row.js';
import { UrgingLetterDutyRow } from './urging-letter-duty.row.js';
import { UrgingLetterRow } from './urging-letter.row.js';
import { VoteRow } from './vote.row.js';
import { WakeRow } from './wake.row.js';
import { WithdrawalRow } from './withdrawal.row.js';
import { SupplementItemRow } from './supplement-item.row.js';
import { SupplementAnswerRow } from './supplement-answer.row.js';
import { ConsultationRow } from './consultation.row.js';
import { ConsultedDossierRow } from './consulted-dossier.row.js';
import { OpinionRow } from './opinion.row.js';
import { DossierCommentRow } from './dossier-comment.row.js';
import { TaskDraftRow } from './task-draft.row.js';

/** Every row class, for TypeORM and for the test that holds them equal to the migrations. */
export const ENTITIES = [
  InstallationRow,
  LegalClockRow,
  BodyRow,
  BodyTenureRow,
  BodyGroupRow,
  BodyGroupMemberRow,
  PhraseRow,
  PersonRow,
  RoleRow,
  PositionRow,
  PositionHolderRow,
  AccountRow,
  SignInRow,
  SignInFailureRow,
  AwardTypeRow,
  PaperTypeRow,
  LegalRegimeRow,
  CalendarYearRow,
  TimeLimitRow,
  LadderRow,
  DutyTemplateRow,
  ProcedureSettingRow,
  CommandRow,
  ProcedureRow,
  WakeRow,
  AuditHeadRow,
  AuditEntryRow,
  DeadlineRevisionRow,
  FileRow,
  FileUploadRow,
  NumberRegisterRow,
  CampaignRow,
  TargetRow,
  DutyRow,
  FilingRow,
  ResultImportRow,
  TargetResultRow,
  RungRow,
  MessageRow,
  NomineeRow,
  SubmissionRow,
  DossierRow,
  PaperRow,
  StageVisitRow,
  ConclusionRow,
  WithdrawalRow,
  DecisionRow,
  DecisionDossierRow,
  MandateRow,
  HumanTaskRow,
  TaskDelegationRow,
  TaskTransferRow,
  ConflictDeclarationRow,
  DossierWatchRow,
  CouncilRow,
  CouncilMemberRow,
  ActingMemberRow,
  CouncilSessionRow,
  SessionOrderRow,
  SessionAdjournmentRow,
  SessionMemberRow,
  SessionItemRow,
  AnnulledResultRow,
  RecusalRow,
  VoteRow,
  BallotKeyRow,
  BallotRollRow,
  BallotRow,
  KeyShareRow,
  PaperCountRow,
  MinutesSignatureRow,
  SubjectRow,
  SubjectTenureRow,
  SubjectSuccessionRow,
  AwardHeldRow,
  DisciplinaryPeriodRow,
  InitiativeRow,
  PerformanceRatingRow,
  LawVersionRow,
  LawFileRow,
  ProcedureMigrationRow,
  SuspensionRow,
  ConfirmationRow,
  FiledExaminationRow,
  TargetVersionRow,
  TargetAssignmentRow,
  HeadOverrideRow,
  ClusterRow,
  ClusterMemberRow,
  ClusterYearRow,
  DossierSendingRow,
  NoticeKindRow,
  NoticePreferenceRow,
  NoticeChoiceRow,
  CalendarFeedRow,
  WebhookRow,
  DeliveryRow,
  DeliveryAttemptRow,
  IncidentRow,
  ReconciliationRow,
  DossierWordsRow,
  TaskSnoozeRow,
  TaskViewRow,
  BulkRunRow,
  BulkItemRow,
  SupplementItemRow,
  SupplementAnswerRow,
  ConsultationRow,
  ConsultedDossierRow,
  OpinionRow,
  DossierCommentRow,
  TaskDraftRow,
  UrgingLetterRow,
  UrgingLetterDutyRow,
] as const;
