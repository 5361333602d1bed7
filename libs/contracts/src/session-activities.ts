/** What the procedure of a council session needs to know. */
export interface SessionFile {
  readonly version: number;
  readonly stage: 'convened' | 'open' | 'adjourned' | 'closed' | 'minutes-signed' | 'cancelled';
  /** Real instant at which the next voting window ends, ms since the epoch; null when none is open. */
  readonly wakeAt: number | null;
}

/** Any call may run twice: same request, same effect. */
export interface SessionActivities {
  /** Closes every voting window whose end has passed, then reads the session. */
  followSession(sessionId: string): Promise<SessionFile>;
  endSession(sessionId: string): Promise<void>;
}
