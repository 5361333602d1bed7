export { claimNextTask, claimTask, releaseTask, type TaskHeld } from './claim.js';
export { exclusion } from './excluded.js';
export { findTask, heldTasks, type InboxPage, readyTasks, type TaskRecord } from './inbox.js';
export { countTasks, type TaskCount, type TaskCounts } from './task-counts.js';
export { type Viewer, viewerOf } from './viewer.js';
export { findTaskHistory, type TaskEvent, type TaskHistory } from './task-history.js';
export { type RaisedPriority, setTaskPriority, type TaskPriority } from './task-priority.js';
