export type { Reader, WorklistState } from './queues.js';
export { type Snoozed, snoozeTask } from './snooze.js';
export { type DueWindow, EVERYTHING, passesAll, type TaskFilter } from './task-filter.js';
export {
  changeTaskView,
  findTaskView,
  keepTaskView,
  listTaskViews,
  removeTaskView,
  type TaskViewContent,
  type TaskViewRecord,
} from './task-views.js';
export { readWorkload, type Workload } from './workload.js';
export { countWork, findWork, type Found, type Place, type Wanted } from './worklist.js';
