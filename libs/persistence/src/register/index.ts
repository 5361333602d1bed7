export { changeIdentity, type NewIdentity } from './change-identity.js';
export { enterAwards } from './enter-awards.js';
export { type AwardFilter, type ExportedAward, listAwardsHeld } from './export-awards.js';
export { type ExportedNominee, listNominees } from './export-nominees.js';
export { addAwardLines, faultsOfAwardList, importAwards, openAwardList } from './import-awards.js';
export { importNominees } from './import-nominees.js';
export { type LadderCandidate, type LadderQuestion, listLadderCandidates } from './ladder-candidates.js';
export { linkNominees } from './link-nominees.js';
export { identifyNominee, listUnknownNominees, type UnknownNominee } from './nominee-identity.js';
export { addNomineeLines, faultsOfNomineeList, type NomineeLine, openNomineeList } from './nominee-list.js';
export { openSubject, type SubjectEntry } from './open-subject.js';
export { readPickLists } from './pick-lists.js';
export {
  type AwardEntry,
  type DisciplineEntry,
  endDiscipline,
  type InitiativeEntry,
  type RatingEntry,
  recordAward,
  recordDiscipline,
  recordInitiative,
  recordRating,
} from './record-facts.js';
export { keeperOfBody, registerKeeper } from './register-keeper.js';
export { type Revocation, revokeAward } from './revoke-award.js';
export {
  type AwardRecord,
  type DisciplineRecord,
  type InitiativeRecord,
  type PeriodRecord,
  type RatingRecord,
  readHistories,
  type SubjectHistory,
} from './subject-history.js';
export {
  type AfterSubject,
  findSubject,
  findSubjects,
  type FoundSubject,
  type SubjectKind,
  type SubjectOnRecord,
  type SubjectRecord,
  type SubjectSearch,
  type SuccessionRecord,
  type TenureRecord,
} from './subjects.js';
export { succeed, type Succession } from './succeed.js';
export { readTitleCriteria, type TitleCriteria } from './title-criteria.js';
