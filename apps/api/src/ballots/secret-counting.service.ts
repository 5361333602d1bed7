import { createPublicKey } from 'node:crypto';
import { bundleText } from '@bangvang/ballot';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  handInShare,
  openBoards,
  orderCount,
  publishResults,
  readBoard,
  readBundle,
  recordCount,
  type ShareHolder,
  UnitOfWork,
} from '@bangvang/persistence';
import type { SigningKey } from '@bangvang/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SIGNING_KEY } from '../ballot-box/signing-key.js';
import { boardView, type BoardView } from './ballots.view.js';
import { SessionAccess } from '../council/session-access.service.js';

const HOLDERS: readonly ShareHolder[] = ['chair', 'secretary', 'teller'];

/** Opens, counts and publishes secret votes. Changes when the order of a count changes. */
@Injectable()
export class SecretCountingService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(SessionAccess) private readonly access: SessionAccess,
    @Inject(SIGNING_KEY) private readonly key: SigningKey,
  ) {}

  async board(officer: Officer, sessionId: string): Promise<BoardView> {
    await this.access.atSession(officer, sessionId);
    return boardView(await readBoard(this.database, sessionId, officer.personId), this.key.publicKey);
  }

  /** Whoever is several of the three hands in the share of the first. */
  async handInShare(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    handedIn: { readonly share: string; readonly boardRoot: string },
  ): Promise<{ version: number }> {
    const seat = await this.access.atSession(officer, sessionId);
    const actor = seat.acting('hand-share');
    const holder = HOLDERS.find((part) => seat.parts.includes(part));
    if (!holder) throw new Problem('not-allowed', 'Mảnh khóa do Chủ tịch, Thư ký và người kiểm phiếu giữ.');
    const { personId } = officer;
    return this.work.run(actor, command, (tx) => handInShare(tx, sessionId, { holder, personId, ...handedIn }));
  }

  /** Opens every ballot outside any transaction, then writes all figures in one. Counted before, nothing changes. */
  async count(officer: Officer, command: CommandKey, sessionId: string): Promise<{ version: number }> {
    const seat = await this.access.atSession(officer, sessionId);
    const actor = seat.acting('count');
    const order = await this.work.run(actor, null, (tx) => orderCount(tx, sessionId));
    const opened = order && (await openBoards(order));
    return this.work.run(actor, command, (tx) => recordCount(tx, sessionId, opened));
  }

  async publish(officer: Officer, command: CommandKey, sessionId: string): Promise<{ version: number }> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('publish'), command, (tx) => publishResults(tx, sessionId));
  }

  /** The bundle's file, signed. @throws Problem no-such-session, count-not-ready before the publication */
  async bundle(officer: Officer, sessionId: string): Promise<string> {
    await this.access.atSession(officer, sessionId);
    const signingKey = createPublicKey(this.key.publicKey)
      .export({ type: 'spki', format: 'der' })
      .toString('base64url');
    const bundle = await readBundle(this.database, sessionId, officer.personId, signingKey);
    if (!bundle) throw new Problem('count-not-ready', 'Kết quả bỏ phiếu kín của phiên họp chưa công bố.');
    return bundleText(bundle, (text) => Buffer.from(this.key.sign(text), 'base64').toString('base64url'));
  }
}
