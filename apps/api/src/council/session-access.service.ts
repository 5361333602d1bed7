import { Inject, Injectable } from '@nestjs/common';
import type { Officer, Post, Role } from '@bangvang/contracts';
import { type CouncilAct, type CouncilPart, holdersInWords, ITEM_ACTS, partFor, Problem } from '@bangvang/domain';
import {
  type Actor,
  type CouncilStanding,
  Database,
  type SessionStanding,
  standingAtItem,
  standingInCouncil,
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

/** In which posts a part of the council acts, the first held comes first. */
const POSTS_OF: Readonly<Partial<Record<CouncilPart, readonly Role[]>>> = {
  chair: ['council-chair', 'council-member'],
  'vice-chair': ['council-chair', 'council-member'],
  secretary: ['council-secretary', 'council-member'],
};
const ANY_POST: readonly Role[] = ['council-member', 'council-chair', 'council-secretary'];

/** An officer's place at a council or its session: what he may do there, and in which post he acts. */
export class Seat {
  constructor(
    private readonly officer: Officer,
    private readonly standing: CouncilStanding,
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

  /** Everything the officer is to the council: his office, and what his posts make him. */
  get parts(): readonly CouncilPart[] {
    const { office, teller } = this.standing;
    return [
      ...(office ? [office] : []),
      ...(this.post('council-chair') ? (['chair'] as const) : []),
      ...(this.post('council-secretary') ? (['secretary'] as const) : []),
      ...(teller ? (['teller'] as const) : []),
      ...(this.leadOfHomeAffairs ? (['home-affairs-lead'] as const) : []),
    ];
  }

  /** Whether the council's rules let the officer do the act. */
  may(act: CouncilAct): boolean {
    return this.partFor(act) !== null;
  }

  /** The officer as he does the act under the rules of the council. @throws Problem not-allowed naming who may */
  acting(act: CouncilAct): Actor {
    const part = this.partFor(act);
    if (part === null) {
      throw new Problem('not-allowed', `Việc này do ${holdersInWords(this.standing.rules, act)} thực hiện.`, {
        extra: { act },
      });
    }
    if (part === 'home-affairs-lead') return this.actor(this.leadOfHomeAffairs);
    return this.inPost(POSTS_OF[part] ?? ANY_POST);
  }

  /** A signature is given in person: a substitute of the secretary prepares the minutes and does not sign them. */
  get signsAsSecretary(): boolean {
    const post = this.post('council-secretary');
    return this.standing.office === 'secretary' || (post !== undefined && !post.onBehalfOf);
  }

  /** Where chair or secretary stands aside on an item, their deputies do what is done on items. */
  private partFor(act: CouncilAct): CouncilPart | null {
    const { rules, office, deputises } = this.standing;
    return partFor(rules, act, this.parts) ?? (deputises && ITEM_ACTS.includes(act) ? office : null);
  }

  /** A member's own acts: voting, standing aside, signing. The statement itself asks for the membership. */
  asMember(): Actor {
    return this.inPost(ANY_POST);
  }

  private get leadOfHomeAffairs(): Post | undefined {
    const { homeAffairsId } = this.standing;
    return this.officer.posts.find(({ role, bodyId }) => role === 'appraisal-lead' && bodyId === homeAffairsId);
  }

  private post(role: Role): Post | undefined {
    return this.officer.posts.find((post) => post.role === role && post.bodyId === this.standing.councilBodyId);
  }

  private inPost(roles: readonly Role[]): Actor {
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

  /** The seat at the council itself, under its rules of today. @throws Problem no-such-thing */
  async atCouncil(officer: Officer, councilCode: string): Promise<Seat> {
    const standing = await standingInCouncil(this.database, councilCode, officer.personId);
    if (!standing) throw new Problem('no-such-thing', 'Không có Hội đồng này.');
    return new Seat(officer, standing);
  }
}

function seated(officer: Officer, standing: SessionStanding | null): Seat {
  const seat = standing && new Seat(officer, standing);
  if (!seat?.sees) throw new Problem('no-such-session', 'Không có phiên họp này.');
  return seat;
}
