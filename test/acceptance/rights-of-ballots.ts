import type { Role } from '@bangvang/contracts';

const COUNCIL: readonly Role[] = ['council-chair', 'council-secretary', 'council-member'];

/** Secret ballots: everything asks who one is, but the casting itself. */
export const RIGHTS_OF_BALLOTS: Readonly<Record<string, readonly Role[] | 'everyone' | 'every officer'>> = {
  'POST /ballots': 'everyone',
  'PUT /council-sessions/{sessionId}/sealing-key': COUNCIL,
  'POST /council-sessions/{sessionId}/items/secrecy': COUNCIL,
  'GET /council-sessions/{sessionId}/ballot-form': 'every officer',
  'POST /council-sessions/{sessionId}/tokens': COUNCIL,
  'POST /council-sessions/{sessionId}/paper-ballots': COUNCIL,
  'GET /council-sessions/{sessionId}/board': 'every officer',
  'PUT /council-sessions/{sessionId}/key-share': COUNCIL,
  'POST /council-sessions/{sessionId}/count': COUNCIL,
  'POST /council-sessions/{sessionId}/results-publication': COUNCIL,
  'GET /council-sessions/{sessionId}/bundle': 'every officer',
};
