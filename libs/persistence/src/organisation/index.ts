export { type AwardView, listAwards, listPaperTypes, type PaperTypeView } from './awards.js';
export { type BodyView, listBodies } from './bodies.js';
export { findFile, keepFile, type NewFile, type StoredFile } from './files.js';
export { listPeople, type PersonView } from './people.js';
export { listPhrases, type PhraseView, putPhrase } from './phrases.js';
