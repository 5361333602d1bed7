export { listMessages, type MessageView } from './message-views.js';
export { type NewMessage, putMessages } from './put-messages.js';
