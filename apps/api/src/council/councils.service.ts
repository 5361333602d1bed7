import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type ActingAppointment,
  type Appointment,
  appointMember,
  changeOffice,
  type CommandKey,
  Database,
  endActing,
  endMembership,
  listCouncils,
  readCouncil,
  sendActing,
  type Transaction,
  UnitOfWork,
} from '@bangvang/persistence';
import type { SessionVersion } from './council-sessions.service.js';
import { CouncilsView, councilView, type CouncilView } from './councils.view.js';
import { SessionAccess } from './session-access.service.js';

/** Who belongs to a council and from when to when. Changes when the rules on its membership change. */
@Injectable()
export class CouncilsService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  async list(on: string | undefined): Promise<CouncilsView> {
    return { items: await listCouncils(this.database, on ?? null) };
  }

  async one(councilCode: string, on: string | undefined): Promise<CouncilView> {
    const council = await readCouncil(this.database, councilCode, on ?? null);
    if (!council) throw new Problem('no-such-thing', 'Không có Hội đồng này.');
    return councilView(council);
  }

  appoint(officer: Officer, command: CommandKey, code: string, version: number, appointment: Appointment) {
    return this.change(officer, command, code, (tx) => appointMember(tx, code, version, appointment));
  }

  changeOffice(officer: Officer, command: CommandKey, code: string, version: number, appointment: Appointment) {
    return this.change(officer, command, code, (tx) => changeOffice(tx, code, version, appointment));
  }

  end(
    officer: Officer,
    command: CommandKey,
    code: string,
    version: number,
    end: { readonly personId: string; readonly lastDay: string; readonly document: string },
  ) {
    return this.change(officer, command, code, (tx) => endMembership(tx, code, version, end));
  }

  sendActing(officer: Officer, command: CommandKey, code: string, version: number, acting: ActingAppointment) {
    return this.change(officer, command, code, (tx) => sendActing(tx, code, version, acting));
  }

  endActing(
    officer: Officer,
    command: CommandKey,
    code: string,
    version: number,
    end: { readonly memberId: string; readonly from: string; readonly lastDay: string },
  ) {
    return this.change(officer, command, code, (tx) => endActing(tx, code, version, end));
  }

  private async change(
    officer: Officer,
    command: CommandKey,
    code: string,
    act: (tx: Transaction) => Promise<SessionVersion>,
  ): Promise<SessionVersion> {
    const seat = await this.access.atCouncil(officer, code);
    return this.work.run(seat.acting('change-membership'), command, act);
  }
}
