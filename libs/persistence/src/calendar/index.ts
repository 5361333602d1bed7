export { type CalendarEntry, readCalendar } from './entries.js';
export { endFeed, findFeed, makeFeed } from './feeds.js';
