import type { Role } from '@bangvang/contracts';

export type Callers = 'everyone' | 'every officer' | readonly Role[];

const COUNCIL: readonly Role[] = ['council-chair', 'council-secretary', 'council-member'];

/** Who may call each operation of the API, as the law and the house rules give it. What is not here is for nobody. */
export const WHO_MAY: Readonly<Record<string, Callers>> = {
  'POST /session': 'everyone',
  'GET /session': 'every officer',
  'DELETE /session': 'every officer',
  'GET /health/live': 'everyone',
  'GET /health/ready': 'everyone',
  'GET /public/decisions': 'everyone',

  'GET /bodies': 'every officer',
  'GET /awards': 'every officer',
  'GET /papers': 'every officer',
  'GET /people': 'every officer',
  'GET /phrases': 'every officer',
  'PUT /phrases': ['system-admin', 'campaign-issuer'],

  'POST /campaigns': ['campaign-issuer'],
  'GET /campaigns': 'every officer',
  'GET /campaigns/{campaignId}': 'every officer',
  'PUT /campaigns/{campaignId}/launch': ['campaign-issuer'],
  'POST /campaigns/{campaignId}/extension': ['campaign-issuer'],
  'GET /campaigns/{campaignId}/duties': 'every officer',
  'GET /campaigns/{campaignId}/rungs': 'every officer',
  'GET /campaigns/{campaignId}/overdue': 'every officer',
  'GET /campaigns/{campaignId}/report': 'every officer',
  'GET /campaigns/{campaignId}/targets': 'every officer',
  'GET /campaigns/{campaignId}/target-shares': 'every officer',
  'GET /campaigns/{campaignId}/target-results/exports': 'every officer',
  'POST /campaigns/{campaignId}/target-results/imports': ['unit-officer', 'unit-head', 'appraiser', 'appraisal-lead'],
  'GET /campaigns/{campaignId}/barred-heads': 'every officer',
  'PUT /campaigns/{campaignId}/target-rules': ['campaign-issuer'],
  'PUT /campaigns/{campaignId}/targets/{targetCode}/assignments': ['campaign-issuer', 'appraisal-lead'],
  'POST /campaigns/{campaignId}/targets/{targetCode}/amendments': ['campaign-issuer'],
  'PUT /campaigns/{campaignId}/target-results/{targetCode}/{bodyCode}/verification': [
    'appraiser',
    'appraisal-lead',
    'campaign-issuer',
  ],
  'PUT /dossiers/{dossierId}/head-override': ['campaign-issuer'],

  'GET /campaigns/{campaignId}/procedure': ['campaign-issuer', 'appraisal-lead', 'auditor', 'system-admin'],
  'POST /campaigns/{campaignId}/procedure-migrations': ['campaign-issuer'],

  'GET /law/versions': ['system-admin', 'auditor'],
  'GET /law/versions/{version}': ['system-admin', 'auditor'],
  'GET /law/versions/{from}/changes/{to}': ['system-admin', 'auditor'],
  'GET /law/parameters': ['system-admin', 'auditor'],
  'GET /law/calendar/warnings': ['system-admin', 'auditor'],
  'GET /law/calendar/drafts/{year}': ['system-admin', 'auditor'],
  'GET /dossiers/{dossierId}/eligibility': 'every officer',
  'GET /dossiers/{dossierId}/completeness': 'every officer',
  'GET /dossiers/{dossierId}/form': 'every officer',
  'GET /dossiers/{dossierId}/submissions': 'every officer',
  'GET /duties/{dutyId}/form': 'every officer',
  'GET /dossiers/{dossierId}/confirmations': 'every officer',
  'POST /dossiers/{dossierId}/confirmations': ['unit-officer', 'unit-head', 'appraiser', 'appraisal-lead'],
  'GET /decisions/{decisionId}/bonus': 'every officer',

  'GET /dossiers/{dossierId}/suspensions': 'every officer',
  'PUT /dossiers/{dossierId}/hold': ['appraisal-lead', 'auditor'],
  'PUT /dossiers/{dossierId}/resume': ['appraisal-lead', 'auditor'],

  'GET /duties': 'every officer',
  'PUT /duties/{dutyId}/filing': ['unit-officer', 'unit-head', 'appraiser', 'appraisal-lead'],
  'PUT /duties/{dutyId}/excuse': ['appraisal-lead', 'campaign-issuer'],
  'PUT /duties/{dutyId}/deadline': ['appraisal-lead', 'campaign-issuer'],
  'GET /messages': 'every officer',
  'GET /messages/unread-count': 'every officer',
  'PUT /messages/read': 'every officer',
  'PUT /messages/{messageId}/read': 'every officer',

  'POST /files': 'every officer',
  'GET /files/{sha256}': 'every officer',

  'POST /campaigns/{campaignId}/dossiers': ['unit-officer'],
  'GET /dossiers': 'every officer',
  'GET /dossiers/{dossierId}': 'every officer',
  'PATCH /dossiers/{dossierId}': ['unit-officer'],
  'POST /dossiers/{dossierId}/papers': ['unit-officer', 'unit-head'],
  'PUT /dossiers/{dossierId}/unit-review': ['unit-officer'],
  'POST /campaigns/{campaignId}/submissions': ['unit-head'],
  'PUT /dossiers/{dossierId}/supplement': ['unit-head'],
  'PUT /dossiers/{dossierId}/withdrawal': ['unit-head'],

  'GET /register/subjects': 'every officer',
  'GET /register/subjects/{subjectId}': 'every officer',
  'POST /register/subjects': ['appraisal-lead'],
  'PUT /register/subjects/{subjectId}/identity': ['appraisal-lead'],
  'POST /register/successions': ['appraisal-lead'],
  'GET /register/nominees': ['appraisal-lead'],
  'PUT /register/nominees/{nomineeId}/subject': ['appraisal-lead'],
  'GET /register/ladder': [
    'unit-officer',
    'unit-head',
    'appraiser',
    'appraisal-lead',
    'decider',
    ...COUNCIL,
    'auditor',
  ],
  'POST /register/subjects/{subjectId}/awards': ['appraisal-lead'],
  'PUT /register/awards/{awardId}/revocation': ['appraisal-lead', 'clerk'],
  'POST /register/subjects/{subjectId}/disciplines': ['appraisal-lead'],
  'PUT /register/disciplines/{disciplineId}/end': ['appraisal-lead'],
  'POST /register/subjects/{subjectId}/initiatives': ['appraisal-lead'],
  'POST /register/subjects/{subjectId}/ratings': ['appraisal-lead'],
  'GET /register/templates/{kind}': 'every officer',
  'GET /register/exports': 'every officer',
  'POST /register/imports': ['appraisal-lead'],
  'GET /campaigns/{campaignId}/exports': 'every officer',
  'POST /campaigns/{campaignId}/imports': ['unit-officer', 'appraisal-lead'],

  'GET /tasks': 'every officer',
  'GET /tasks/counts': 'every officer',
  'GET /tasks/events': 'every officer',
  'GET /tasks/workload': ['appraisal-lead', 'unit-head'],
  'PUT /tasks/{taskId}/snooze': 'every officer',
  'GET /tasks/{taskId}': 'every officer',
  'POST /tasks/claim-next': 'every officer',
  'POST /tasks/{taskId}/claim': 'every officer',
  'POST /tasks/{taskId}/release': 'every officer',

  'PUT /dossiers/{dossierId}/reception': ['appraiser', 'appraisal-lead'],
  'PUT /dossiers/{dossierId}/appraisal': ['appraiser', 'appraisal-lead'],
  'PUT /dossiers/{dossierId}/completion': ['appraiser', 'appraisal-lead'],
  'POST /dispatches': ['decider'],
  'POST /decisions': ['decider', 'clerk'],
  'GET /decisions': 'every officer',
  'PUT /decisions/{decisionId}/publication': ['clerk'],

  'POST /council-sessions': ['council-secretary'],
  'GET /council-sessions': 'every officer',
  'GET /council-sessions/{sessionId}': 'every officer',
  'GET /council-sessions/{sessionId}/minutes': 'every officer',
  'PUT /council-sessions/{sessionId}/agenda': COUNCIL,
  'PUT /council-sessions/{sessionId}/attendance': COUNCIL,
  'POST /council-sessions/{sessionId}/recusals': COUNCIL,
  'POST /council-sessions/{sessionId}/opening': COUNCIL,
  'POST /council-sessions/{sessionId}/items/open': COUNCIL,
  'POST /council-sessions/{sessionId}/items/close': COUNCIL,
  'POST /council-sessions/{sessionId}/items/deferral': COUNCIL,
  'POST /council-sessions/{sessionId}/closing': COUNCIL,
  'PUT /council-sessions/{sessionId}/minutes': COUNCIL,
  'PUT /council-sessions/{sessionId}/signature': COUNCIL,
  'PUT /council-sessions/{sessionId}/cancellation': COUNCIL,
  'PUT /session-items/{itemId}/vote': COUNCIL,
  'PUT /session-items/{itemId}/written-opinion': COUNCIL,
  'PUT /session-items/{itemId}/paper-count': [...COUNCIL, 'appraisal-lead'],

  'GET /clock': 'every officer',
  'POST /clock/moves': ['system-admin'],
  'POST /clock/rate': ['system-admin'],
  'GET /audit/export': ['auditor', 'system-admin'],
  'GET /audit/{kind}/{id}': ['auditor', 'system-admin'],
  'GET /procedures': ['system-admin'],
  'POST /procedures/{kind}/{id}/reseat': ['system-admin'],
};

const SOME_ID = '00000000-0000-4000-8000-000000000000';

/** A body that says nothing wrong, where the headers of a change are what is tried. */
export const SOUND_BODIES: Readonly<Record<string, object>> = {
  'PATCH /dossiers/{dossierId}': { achievement: 'Thành tích.' },
  'PUT /dossiers/{dossierId}/unit-review': { heldOn: '2023-06-08', present: 3, agreed: 3, minutes: 'Nhất trí.' },
  'PUT /register/subjects/{subjectId}/identity': {
    ...{ name: 'Lò Thị Mai', bodyCode: 'xa-binh-lu', from: '2023-06-08', document: 'Công văn 1.' },
  },
  'PUT /council-sessions/{sessionId}/agenda': { dossierIds: [SOME_ID] },
  'PUT /council-sessions/{sessionId}/attendance': { present: [SOME_ID], absent: [] },
  'POST /council-sessions/{sessionId}/opening': {},
  'PUT /council-sessions/{sessionId}/minutes': { summary: 'Biên bản.' },
  'PUT /campaigns/{campaignId}/launch': {},
  'PUT /campaigns/{campaignId}/target-rules': { headRule: true, basis: 'Công văn 1.' },
  'PUT /campaigns/{campaignId}/targets/{targetCode}/assignments': { bodies: [], basis: 'Công văn 1.' },
  'POST /campaigns/{campaignId}/targets/{targetCode}/amendments': { basis: 'Công văn 1.', effectiveFrom: '2023-06-30' },
  'PUT /campaigns/{campaignId}/target-results/{targetCode}/{bodyCode}/verification': {},
  'PUT /duties/{dutyId}/filing': { summary: 'Báo cáo.' },
  'PUT /duties/{dutyId}/excuse': { reason: 'Có lý do.' },
  'PUT /duties/{dutyId}/deadline': { dueOn: '2023-06-30', basis: 'Công văn 1.' },
};

/** A path that exists in form only: nothing has these ids. */
export function pathOf(route: string): string {
  return route
    .replace('{kind}', 'campaign')
    .replace('{sha256}', '0'.repeat(64))
    .replace(/\{[^}]+\}/g, SOME_ID);
}
