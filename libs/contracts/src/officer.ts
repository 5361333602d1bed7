import type { Level as LevelOfBody } from '@bangvang/domain';

/** Codes of positions, as in the reference files. */
export const ROLES = [
  'unit-officer',
  'unit-head',
  'appraiser',
  'appraisal-lead',
  'council-chair',
  'council-secretary',
  'council-member',
  'decider',
  'clerk',
  'campaign-issuer',
  'auditor',
  'system-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** The absent holder in whose stead a position is held (thay mặt), and the mandate that says so. */
export interface OnBehalfOf {
  readonly personId: string;
  readonly fullName: string;
  readonly mandateId: string;
}

/** A position held today, in one's own right or in an absent holder's stead. */
export interface Post {
  readonly positionId: string;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly bodyLevel: LevelOfBody;
  readonly role: Role;
  readonly title: string;
  /** Whoever holds it leads the tasks of its body today: hands them to others, moves them on. */
  readonly leads: boolean;
  /** Null: held in one's own right. */
  readonly onBehalfOf: OnBehalfOf | null;
}

/** The person signed in, with the positions held on the legal day of the request. */
export interface Officer {
  readonly personId: string;
  readonly fullName: string;
  readonly posts: readonly Post[];
}
