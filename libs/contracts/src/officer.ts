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

/** A position held today. */
export interface Post {
  readonly positionId: string;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly bodyLevel: LevelOfBody;
  readonly role: Role;
  readonly title: string;
}

/** The person signed in, with the positions held on the legal day of the request. */
export interface Officer {
  readonly personId: string;
  readonly fullName: string;
  readonly posts: readonly Post[];
}
