export { listTimeline, type TimelineEvent, type TimelinePage } from './timeline.js';
