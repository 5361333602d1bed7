import { setImmediate as nextTurn } from 'node:timers/promises';
import { itemSigner } from '@bangvang/ballot/server';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type BallotForm,
  type BlindedRequest,
  type CommandKey,
  Database,
  drawTokens,
  handPapers,
  makeSecret,
  readBallotForm,
  readSigningOrders,
  type Sealing,
  sealSession,
  UnitOfWork,
} from '@bangvang/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SessionAccess } from '../council/session-access.service.js';
import type { BlindSignatureView, PaperBallotsAnswer } from './ballots.view.js';

/** Signatures made in one turn, about 5 ms of the processor: others' requests go on in between. */
const SIGNED_AT_ONCE = 8;

/** Seals sessions and hands out tokens and papers. Changes when the rules on who is given a ballot change. */
@Injectable()
export class SecretVotingService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  async seal(officer: Officer, command: CommandKey, sessionId: string, sealing: Sealing): Promise<{ version: number }> {
    const seat = await this.access.atSession(officer, sessionId);
    await refuseNoPoint(sealing.publicKey);
    return this.work.run(seat.acting('seal'), command, (tx) => sealSession(tx, sessionId, sealing));
  }

  async makeSecret(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    itemIds: readonly string[],
  ): Promise<{ version: number }> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('vote'), command, (tx) => makeSecret(tx, sessionId, itemIds));
  }

  /** @throws Problem no-such-session, not-a-member */
  async form(officer: Officer, sessionId: string): Promise<BallotForm> {
    await this.access.atSession(officer, sessionId);
    const form = await readBallotForm(this.database, sessionId, officer.personId);
    if (!form) throw new Problem('not-a-member', 'Bạn không phải thành viên Hội đồng tại ngày họp này.');
    return form;
  }

  /** Marks the roll first, then signs: the same request again is signed the same. */
  async drawTokens(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    requests: readonly BlindedRequest[],
  ): Promise<BlindSignatureView[]> {
    const seat = await this.access.atSession(officer, sessionId);
    await this.work.run(seat.asMember(), command, async (tx) => {
      await drawTokens(tx, sessionId, officer.personId, requests);
      return { drawn: requests.length };
    });
    return this.sign(officer.personId, requests);
  }

  async handPapers(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    personId: string,
    itemIds: readonly string[],
  ): Promise<PaperBallotsAnswer> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('hand-paper'), command, async (tx) => {
      await handPapers(tx, sessionId, personId, itemIds);
      return { personId, items: itemIds.length };
    });
  }

  private async sign(personId: string, requests: readonly BlindedRequest[]): Promise<BlindSignatureView[]> {
    const itemIds = requests.map(({ itemId }) => itemId);
    const orders = new Map(
      (await readSigningOrders(this.database, personId, itemIds)).map((order) => [order.itemId, order]),
    );
    const signatures: BlindSignatureView[] = [];
    for (const { itemId, blinded } of requests) {
      if (signatures.length % SIGNED_AT_ONCE === SIGNED_AT_ONCE - 1) await nextTurn();
      const order = orders.get(itemId);
      if (order?.blinded !== blinded) throw new Problem('drawing-ended', 'Đã đóng bỏ phiếu cho hồ sơ này.');
      signatures.push({ itemId, signature: signed(order.privateKey, blinded) });
    }
    return signatures;
  }
}

/** What is no point of the curve could never be sealed to. @throws Problem invalid-input */
async function refuseNoPoint(publicKey: string): Promise<void> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), curve, true, []).catch(() => {
    throw new Problem('invalid-input', 'Khóa niêm phong không phải một điểm của P-256.', {
      extra: { field: 'publicKey' },
    });
  });
}

/** @throws Problem invalid-input for what no client of RFC 9474 sends: a number not below the key's modulus */
function signed(privateKey: string, blinded: string): string {
  try {
    return itemSigner(privateKey)(blinded);
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
    throw new Problem('invalid-input', 'Yêu cầu nhận thẻ không đúng dạng.', { extra: { field: 'blinded' } });
  }
}
