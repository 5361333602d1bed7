export { dropDraft, findDraft, saveDraft, type TaskDraft } from './drafts.js';
