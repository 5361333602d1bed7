export { listMessages, type MessagePage, type MessageView } from './message-views.js';
export { type CalendarEvent, type Channel, type NewMessage, putMessages } from './put-messages.js';
export { countUnread, markRead } from './reading.js';
export { type PostNews, tellPosts } from './tell-posts.js';
export {
  type AttemptView,
  type DeliveryFilter,
  type DeliveryView,
  listDeliveries,
  type ListedDelivery,
  readDeliveryLog,
  resendAllDead,
  resendDelivery,
} from './deliveries.js';
export {
  type MailChoice,
  type NoticeChoiceView,
  type Preferences,
  type PreferencesView,
  readPreferences,
  writePreferences,
} from './preferences.js';
