import type { Role } from '@bangvang/contracts';

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const COUNCIL: readonly Role[] = ['council-chair', 'council-secretary', 'council-member'];

/** Councils, and what happens around the votes of their sessions. */
export const RIGHTS_OF_SITTINGS: Readonly<Record<string, readonly Role[] | 'every officer'>> = {
  'GET /councils': 'every officer',
  'GET /councils/{councilCode}': 'every officer',
  'POST /councils/{councilCode}/members': [...COUNCIL, 'appraisal-lead'],
  'PUT /councils/{councilCode}/members/{personId}/office': [...COUNCIL, 'appraisal-lead'],
  'PUT /councils/{councilCode}/members/{personId}/end': [...COUNCIL, 'appraisal-lead'],
  'POST /councils/{councilCode}/acting-members': [...COUNCIL, 'appraisal-lead'],
  'PUT /councils/{councilCode}/acting-members/{personId}/end': [...COUNCIL, 'appraisal-lead'],
  'PUT /council-sessions/{sessionId}/notice': COUNCIL,
  'PUT /council-sessions/{sessionId}/opinions-window': COUNCIL,
  'PUT /council-sessions/{sessionId}/membership': COUNCIL,
  'POST /council-sessions/{sessionId}/adjournment': COUNCIL,
  'POST /council-sessions/{sessionId}/resumption': COUNCIL,
  'POST /council-sessions/{sessionId}/orders': COUNCIL,
  'PUT /council-sessions/{sessionId}/presence': COUNCIL,
  'POST /council-sessions/{sessionId}/items/annulment': COUNCIL,
};

/** Bodies that say nothing wrong, of the changes that name a version. */
export const SOUND_BODIES_OF_SITTINGS: Readonly<Record<string, object>> = {
  'POST /councils/{councilCode}/members': {
    ...{ personId: SOME_ID, office: 'member', from: '2023-06-08', document: 'QĐ 1' },
  },
  'PUT /councils/{councilCode}/members/{personId}/office': { office: 'member', from: '2023-06-08', document: 'QĐ 1' },
  'PUT /councils/{councilCode}/members/{personId}/end': { lastDay: '2023-06-08', document: 'QĐ 1' },
  'POST /councils/{councilCode}/acting-members': {
    ...{ memberId: SOME_ID, actingId: SOME_ID, from: '2023-06-08', to: '2023-06-08', document: 'CV 1' },
  },
  'PUT /councils/{councilCode}/acting-members/{personId}/end': { from: '2023-06-08', lastDay: '2023-06-08' },
  'PUT /council-sessions/{sessionId}/notice': {
    ...{ meetsAt: '2023-06-08T08:00:00+07:00', place: 'Phòng họp', mode: 'in-person' },
  },
  'PUT /council-sessions/{sessionId}/opinions-window': { until: '2023-06-08T08:00:00+07:00' },
  'PUT /council-sessions/{sessionId}/membership': {},
};
