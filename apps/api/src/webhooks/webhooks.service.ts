import { randomBytes } from 'node:crypto';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { webhookUrlFault } from '@bangvang/notifications';
import {
  changeSecret,
  changeWebhook,
  type CommandKey,
  Database,
  listWebhooks,
  makeWebhook,
  replayEvents,
  type Replayed,
  type Transaction,
  UnitOfWork,
  type WebhookTerms,
  type WebhookView,
} from '@bangvang/persistence';
import type { ApiSettings } from '@bangvang/platform';
import { Inject, Injectable } from '@nestjs/common';
import { actorFor, API_SETTINGS } from '../http/index.js';
import type { ReplayDto, WebhookDto } from './webhook.dto.js';
import type { ReplayView, WebhookChangedView, WebhookSecretView } from './webhook.view.js';

const DAY_MS = 86_400_000;
const LONGEST_REPLAY_DAYS = 92;

/** Keeps who is told of events outside. Changes when what a receiver may ask for changes. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
  ) {}

  list(): Promise<WebhookView[]> {
    return listWebhooks(this.database);
  }

  /** @throws Problem no-such-thing */
  async find(id: string): Promise<WebhookView> {
    const [found] = await listWebhooks(this.database, id);
    if (!found) throw new Problem('no-such-thing', 'Không có nơi nhận sự kiện này.');
    return found;
  }

  /** @throws Problem invalid-input, conflicting-act */
  make(dto: WebhookDto, officer: Officer, command: CommandKey): Promise<WebhookSecretView> {
    const terms = this.termsOf(dto);
    return this.withSecret(officer, command, (tx, secret) => makeWebhook(tx, terms, secret, officer.personId));
  }

  /** @throws Problem invalid-input, no-such-thing, stale-version, conflicting-act */
  change(
    id: string,
    version: number,
    dto: WebhookDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<WebhookChangedView> {
    const terms = this.termsOf(dto);
    return this.work.run(actorFor(officer, 'system-admin'), command, (tx) => changeWebhook(tx, id, version, terms));
  }

  /** @throws Problem no-such-thing, stale-version */
  changeSecret(id: string, version: number, officer: Officer, command: CommandKey): Promise<WebhookSecretView> {
    return this.withSecret(officer, command, (tx, secret) => changeSecret(tx, id, version, secret));
  }

  /** @throws Problem invalid-input, no-such-thing, conflicting-act while it is switched off */
  replay(id: string, dto: ReplayDto, officer: Officer, command: CommandKey): Promise<ReplayView> {
    const what = replayedBy(dto);
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => {
      const hook = await tx.required<{ enabled: boolean }>(
        'SELECT enabled FROM webhook WHERE id = $1 FOR SHARE',
        [id],
        'no-such-thing',
        'Không có nơi nhận sự kiện này.',
      );
      if (!hook.enabled) throw new Problem('conflicting-act', 'Nơi nhận đang tắt; hãy bật lại rồi gửi lại.');
      const events = await replayEvents(tx, id, what);
      tx.audit(`webhook/${id}`, 'replay', { ...what, events });
      return { events };
    });
  }

  /** Draws a secret within the command: the same request sent again is answered with the same one. */
  private withSecret(
    officer: Officer,
    command: CommandKey,
    work: (tx: Transaction, secret: string) => Promise<WebhookChangedView>,
  ): Promise<WebhookSecretView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => {
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      return { ...(await work(tx, secret)), secret };
    });
  }

  private termsOf({ name, url, eventTypes, enabled = true }: WebhookDto): WebhookTerms {
    const fault = webhookUrlFault(url, this.settings.webhookAddresses);
    if (fault) throw new Problem('invalid-input', fault, { extra: { errors: [{ field: 'url', message: fault }] } });
    return { name, url, eventTypes, enabled };
  }
}

function replayedBy({ from, to, eventId }: ReplayDto): Replayed {
  if (eventId !== undefined && from === undefined && to === undefined) return { eventId };
  if (eventId !== undefined || from === undefined || to === undefined) {
    throw new Problem('invalid-input', 'Hãy nêu một khoảng thời gian (from, to) hoặc mã một sự kiện (eventId).');
  }
  const length = Date.parse(to) - Date.parse(from);
  if (!(length > 0) || length > LONGEST_REPLAY_DAYS * DAY_MS) {
    throw new Problem(
      'invalid-input',
      `Khoảng thời gian phải từ trước đến sau và không quá ${LONGEST_REPLAY_DAYS} ngày.`,
    );
  }
  return { from, to };
}
