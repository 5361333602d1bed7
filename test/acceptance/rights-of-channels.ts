import type { Role } from '@bangvang/contracts';

/** Who may read what was told, choose how, and look after what goes out. */
export const RIGHTS_OF_CHANNELS: Readonly<Record<string, 'everyone' | 'every officer' | readonly Role[]>> = {
  'GET /messages': 'every officer',
  'GET /messages/unread-count': 'every officer',
  'PUT /messages/read': 'every officer',
  'PUT /messages/{messageId}/read': 'every officer',
  'GET /preferences': 'every officer',
  'PUT /preferences': 'every officer',
  'POST /calendar': 'every officer',
  'DELETE /calendar': 'every officer',
  'GET /calendar/{file}': 'everyone',
  'GET /webhooks': ['system-admin'],
  'POST /webhooks': ['system-admin'],
  'GET /webhooks/{webhookId}': ['system-admin'],
  'PUT /webhooks/{webhookId}': ['system-admin'],
  'POST /webhooks/{webhookId}/secret': ['system-admin'],
  'POST /webhooks/{webhookId}/replays': ['system-admin'],
  'GET /operations/deliveries': ['system-admin'],
  'GET /operations/deliveries/{deliveryId}/log': ['system-admin'],
  'POST /operations/deliveries/resends': ['system-admin'],
  'POST /operations/deliveries/{deliveryId}/resend': ['system-admin'],
};

/** Bodies that say nothing wrong. */
export const SOUND_BODIES_OF_CHANNELS: Readonly<Record<string, object>> = {
  'PUT /preferences': { language: 'vi' },
  'PUT /webhooks/{webhookId}': {
    ...{ name: 'Cổng', url: 'https://example.org/', eventTypes: ['vn.bangvang.campaign.launched'] },
  },
  'POST /webhooks/{webhookId}/secret': {},
};
