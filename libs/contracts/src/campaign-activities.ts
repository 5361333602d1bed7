/** What the campaign's procedure needs to know. */
export interface CampaignFile {
  readonly version: number;
  readonly stage: 'drafted' | 'launched' | 'closed' | 'archived';
  readonly calendarRev: number;
  /** Real instant of the close, ms since the epoch; null once closed or while the rehearsal clock stands still. */
  readonly wakeAt: number | null;
  /** Every duty settled or past, every dossier at its end: the campaign can be archived. */
  readonly settled: boolean;
}

/** Any call may run twice: same request, same effect. */
export interface CampaignActivities {
  readCampaign(campaignId: string): Promise<CampaignFile>;
  /** Closes the campaign if its end has passed under this calendar revision, in one statement. Returns the file after it. */
  closeIfEnded(campaignId: string, calendarRev: number): Promise<CampaignFile>;
  /** Compiles the campaign's report (duties met and late, proposals, results) to chair and council. Once per campaign. */
  compileReport(campaignId: string): Promise<void>;
  archiveCampaign(campaignId: string): Promise<void>;
}

/** The next rung of any open duty of a campaign. */
export interface UrgingFile {
  readonly version: number;
  /** Real instant of the next rung, ms since the epoch; null when none is ahead or the clock stands still. */
  readonly wakeAt: number | null;
  /** Duties neither settled nor past every rung. */
  readonly openDuties: number;
}

export interface UrgingActivities {
  /** Fires every rung now due, set-wise, each once, and tells when the next is due. */
  fireRungs(campaignId: string): Promise<UrgingFile>;
  endUrging(campaignId: string): Promise<void>;
}

/** One page of a fan-out: bodies told about a change of the campaign. */
export interface FanOutPage {
  /** Key of the last body told; null when the fan-out is complete. */
  readonly next: string | null;
}

export interface FanOutActivities {
  /** Tells the next 500 bodies after `after` about the change of kind `close` or `extension`; re-runnable. */
  tellPage(kind: FanOutKind, campaignId: string, revision: number, after: string | null): Promise<FanOutPage>;
}

export type FanOutKind = 'close' | 'extension';

/** Argument of `fanOut`. Its workflow id is `fan-out/{kind}/{campaignId}/{revision}`. */
export interface FanOutInput {
  readonly kind: FanOutKind;
  readonly campaignId: string;
  readonly revision: number;
}
