export { dropDraft, type DraftHandedOn, findDraft, listDraftsHandedOn, saveDraft, type TaskDraft } from './drafts.js';
