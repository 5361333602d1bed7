import type { Role } from '@bangvang/contracts';

const COUNCIL: readonly Role[] = ['council-chair', 'council-secretary', 'council-member'];

/** Councils, and what happens around the votes of their sessions. */
export const RIGHTS_OF_SITTINGS: Readonly<Record<string, readonly Role[] | 'every officer'>> = {
  'POST /council-sessions/{sessionId}/orders': COUNCIL,
  'PUT /council-sessions/{sessionId}/presence': COUNCIL,
  'POST /council-sessions/{sessionId}/items/annulment': COUNCIL,
};

/** Bodies that say nothing wrong, of the changes that name a version. */
export const SOUND_BODIES_OF_SITTINGS: Readonly<Record<string, object>> = {};
