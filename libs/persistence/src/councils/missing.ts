import type { Barred } from '../law/refuse-barred.js';

/** Something a session lacks before it can be opened. */
export interface Missing {
  readonly what:
    | 'attendance'
    | 'quorum'
    | 'presiding-member'
    | 'membership'
    | 'order'
    | 'items'
    | 'barred'
    | 'sealing-key'
    | 'token-keys';
  readonly text: string;
  /** Members whose attendance is not marked, or whose membership changed since the convening. */
  readonly people?: readonly { readonly personId: string; readonly fullName: string }[];
  /** Dossiers a gate bars, one entry for each gate. */
  readonly dossiers?: readonly Barred[];
}
