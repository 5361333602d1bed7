import { type LookupAddress, lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { type AddressPolicy, mayReach, webhookUrlFault } from './address-policy.js';

/** One event to one receiver. */
export interface WebhookCall {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** The event's id: the same for every attempt. */
  readonly id: string;
  /** JSON text. */
  readonly body: string;
}

export interface WebhookSender {
  /** @throws WebhookRefused when the receiver answers anything but 2xx; whatever keeps it from being reached */
  send(call: WebhookCall): Promise<void>;
}

export interface WebhookSenderOptions {
  readonly addresses: AddressPolicy;
  /** For connecting and answering together, in ms. */
  readonly limitMs?: number;
}

/** The receiver was reached and did not take the event. */
export class WebhookRefused extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }

  /** The receiver says that it will never take anything again. */
  get gone(): boolean {
    return this.status === 410;
  }
}

const LIMIT_MS = 10_000;
/** Of an answer no more is read: only its status counts. */
const ANSWER_LIMIT_BYTES = 16_384;

/**
 * Posts events, signed by Standard Webhooks, to where they may go. The address a name means is looked up once and
 * checked, and the connection goes to that very address. No redirection is followed.
 */
export function webhookSender({ addresses, limitMs = LIMIT_MS }: WebhookSenderOptions): WebhookSender {
  const lookup = checkedLookup(addresses);
  return {
    async send({ url, secret, id, body }) {
      const fault = webhookUrlFault(url, addresses);
      if (fault) throw new Error(fault);
      const at = new Date();
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'bangvang',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      };
      const status = await post(new URL(url), { headers, lookup, signal: AbortSignal.timeout(limitMs) }, body);
      if (status < 200 || status > 299) throw new WebhookRefused(status);
    },
  };
}

interface PostOptions {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

/** @returns the answer's status, once its body has ended or grown longer than anybody reads */
function post(url: URL, options: PostOptions, body: string): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const sent = request(url, { ...options, method: 'POST', agent: false }, (answer) => {
      let read = 0;
      const end = (): void => done(answer.statusCode ?? 0);
      answer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > ANSWER_LIMIT_BYTES) {
          end();
          answer.destroy();
        }
      });
      answer.on('end', end);
      answer.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

function checkedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (failure, found: LookupAddress[]) => {
      if (failure) return callback(failure, '');
      const [first] = found;
      if (!first || !found.every(({ address }) => mayReach(address, policy))) {
        return callback(new Error(`the name ${hostname} means an address that is not reached from here`), '');
      }
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}
