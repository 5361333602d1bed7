import { Inject, Injectable } from '@nestjs/common';
import type { Officer, Post, Role } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type Actor,
  councilBody,
  Database,
  type SessionStanding,
  standingAtItem,
  standingInSession,
} from '@bangvang/persistence';

/** Sees every session, whatever body it belongs to. */
export const SEES_ALL: readonly Role[] = ['auditor', 'system-admin'];

/** Who has an act in a session at all; the seat says which. */
export const COUNCIL_PEOPLE = [
  'council-chair',
  'council-secretary',
  'council-member',
] as const satisfies readonly Role[];

/** An officer's place at a session: what he may do there, and in which post he acts. */
export class Seat {
  constructor(
    private readonly officer: Officer,
    private readonly standing: SessionStanding,
  ) {}

  /** Whether the session is there for this officer at all: its members, its bodies' people, auditors. */
  get sees(): boolean {
    const { councilBodyId, homeAffairsId, office } = this.standing;
    return (
      this.officer.posts.some(
        ({ role, bodyId }) => SEES_ALL.includes(role) || bodyId === councilBodyId || bodyId === homeAffairsId,
      ) || office !== null
    );
  }

  /** Whether the officer is the council's secretary: by post, or by office in this session. */
  get isSecretary(): boolean {
    return this.standing.office === 'secretary' || this.post('council-secretary') !== undefined;
  }

  /** A signature is given in person: a substitute of the secretary prepares the minutes and does not sign them. */
  get signsAsSecretary(): boolean {
    const post = this.post('council-secretary');
    return this.standing.office === 'secretary' || (post !== undefined && !post.onBehalfOf);
  }

  /** The secretary's acts: attendance, items, minutes. @throws Problem not-allowed */
  asSecretary(): Actor {
    if (this.isSecretary) return this.acting('council-secretary', 'council-member');
    throw new Problem('not-allowed', 'Việc này do Thư ký Hội đồng thực hiện.');
  }

  /** Opening the session and its votes: the chair, a vice-chair, or the secretary. @throws Problem not-allowed */
  asPresiding(): Actor {
    const { office } = this.standing;
    const presides = office === 'chair' || office === 'vice-chair' || this.post('council-chair') !== undefined;
    if (presides) return this.acting('council-chair', 'council-member');
    return this.asSecretary();
  }

  /** A member's own acts: voting, standing aside, signing. The statement itself asks for the membership. */
  asMember(): Actor {
    return this.acting('council-member', 'council-chair', 'council-secretary');
  }

  /** Counting paper ballots: the secretary, or the head of Home Affairs. @throws Problem not-allowed */
  asTeller(): Actor {
    const lead = this.officer.posts.find(
      ({ role, bodyId }) => role === 'appraisal-lead' && bodyId === this.standing.homeAffairsId,
    );
    return lead ? this.actor(lead) : this.asSecretary();
  }

  private post(role: Role): Post | undefined {
    return this.officer.posts.find((post) => post.role === role && post.bodyId === this.standing.councilBodyId);
  }

  private acting(...roles: readonly Role[]): Actor {
    return this.actor(roles.map((role) => this.post(role)).find((post) => post !== undefined));
  }

  private actor(post: Post | undefined): Actor {
    return {
      personId: this.officer.personId,
      positionId: post?.positionId ?? null,
      bodyId: post?.bodyId ?? this.standing.councilBodyId,
    };
  }
}

/** Finds an officer's seat at a session. Changes when the rules on who may act in a session change. */
@Injectable()
export class SessionAccess {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @throws Problem no-such-session also for a session the officer may not see */
  async atSession(officer: Officer, sessionId: string): Promise<Seat> {
    return seated(officer, await standingInSession(this.database, sessionId, officer.personId));
  }

  /** @throws Problem no-such-session also for an item of a session the officer may not see */
  async atItem(officer: Officer, itemId: string): Promise<Seat> {
    return seated(officer, await standingAtItem(this.database, itemId, officer.personId));
  }

  /** The body of a council. @throws Problem no-such-thing */
  async bodyOfCouncil(councilCode: string): Promise<string> {
    const bodyId = await councilBody(this.database, councilCode);
    if (bodyId === null) throw new Problem('no-such-thing', 'Không có Hội đồng này.');
    return bodyId;
  }
}

function seated(officer: Officer, standing: SessionStanding | null): Seat {
  const seat = standing && new Seat(officer, standing);
  if (!seat?.sees) throw new Problem('no-such-session', 'Không có phiên họp này.');
  return seat;
}
