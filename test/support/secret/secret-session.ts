import { type Choice, makeSessionKey, type NewSessionKey, type ShareHolder } from '@bangvang/ballot';
import type { Json, PersistentClient } from '../persistent-client.js';
import { DISTRICT, type Scene } from '../scene.js';
import { MemberProgram } from './member-program.js';

/** A member of the council and his program. */
export interface SeatedMember {
  readonly personId: string;
  readonly office: string;
  readonly client: PersistentClient;
  readonly program: MemberProgram;
}

export interface SessionItem {
  readonly id: string;
  readonly dossierId: string;
  readonly state: string;
  readonly method: string;
  readonly turnout: number;
  readonly result:
    (Readonly<Record<Choice | 'issued' | 'collected' | 'invalid', number>> & { carried: boolean }) | null;
}

interface SessionView {
  readonly version: number;
  readonly members: readonly { readonly personId: string; readonly office: string }[];
  readonly items: readonly SessionItem[];
}

export interface SecretSessionOptions {
  readonly scene: Scene;
  readonly campaignId: string;
  readonly dossierIds: readonly string[];
  readonly meetsAt: string;
  /** See `MemberProgram`. */
  readonly lost?: number;
}

/** The district council's session on some dossiers, voted on in secret, as its people hold it over HTTP. */
export class SecretSession {
  private constructor(
    readonly id: string,
    readonly meetsAt: string,
    readonly key: NewSessionKey,
    readonly chair: PersistentClient,
    readonly secretary: PersistentClient,
    /** Chair and secretary first. */
    readonly members: readonly SeatedMember[],
    readonly items: readonly SessionItem[],
  ) {}

  /** Convenes it, with ticks as short as they may be. */
  static async convened({
    scene,
    campaignId,
    dossierIds,
    meetsAt,
    lost = 0,
  }: SecretSessionOptions): Promise<SecretSession> {
    await scene.rows(`UPDATE procedure_setting SET value = '1' WHERE code = 'ballotTickSeconds'`);
    const [secretary, chair] = await Promise.all([
      scene.in(DISTRICT, 'council-secretary'),
      scene.in(DISTRICT, 'council-chair'),
    ]);
    const { id } = await secretary.must({
      method: 'POST',
      path: '/council-sessions',
      body: {
        councilCode: 'hoi-dong-tdkt-huyen',
        campaignId,
        meetsAt: new Date(meetsAt).toISOString(),
        place: 'Phòng họp số 1',
        dossierIds,
      },
    });
    const sessionId = String(id);
    const { members, items } = await secretary.get<SessionView>(`/council-sessions/${sessionId}`);
    const usernames = await usernamesOf(
      scene,
      members.map(({ personId }) => personId),
    );
    const seated = await Promise.all(
      members.map(async ({ personId, office }) => {
        const client = await scene.as(usernames.get(personId)!);
        const program = new MemberProgram({ base: scene.base, sessionId, member: client, lost });
        return { personId, office, client, program };
      }),
    );
    return new SecretSession(
      sessionId,
      meetsAt,
      await makeSessionKey(),
      chair,
      secretary,
      seated.toSorted(byOffice),
      items,
    );
  }

  get path(): string {
    return `/council-sessions/${this.id}`;
  }

  get itemIds(): readonly string[] {
    return this.items.map(({ id }) => id);
  }

  /** Holds the third share. */
  get teller(): SeatedMember {
    return this.members[2]!;
  }

  view(client = this.secretary): Promise<SessionView> {
    return client.get<SessionView>(this.path);
  }

  /** Items are voted on in secret, answers sealed to the key the chair makes. */
  async seal(itemIds = this.itemIds): Promise<void> {
    await this.post(this.secretary, 'items/secrecy', { itemIds });
    const sealing = { publicKey: this.key.publicKey, tellerId: this.teller.personId };
    await this.chair.must({ method: 'PUT', path: `${this.path}/sealing-key`, body: sealing });
  }

  /** Attendance, the chair's order, the opening. @param present the others are absent */
  async open(present: readonly SeatedMember[]): Promise<void> {
    const here = new Set(present.map(({ personId }) => personId));
    const absent = this.members.filter(({ personId }) => !here.has(personId));
    const body = {
      present: [...here],
      absent: absent.map(({ personId }) => ({ personId, reason: 'Đi công tác' })),
    };
    const { version } = await this.view();
    await this.secretary.must({ method: 'PUT', path: `${this.path}/attendance`, body, version });
    await this.post(this.chair, 'orders', { kind: 'open' });
    await this.post(this.secretary, 'opening', {}, (await this.view()).version);
  }

  openItems(itemIds: readonly string[] = this.itemIds, method: 'secret' | 'named' = 'secret'): Promise<Json> {
    return this.post(this.secretary, 'items/open', { itemIds, method });
  }

  closeItems(itemIds: readonly string[] = this.itemIds): Promise<Json> {
    return this.post(this.secretary, 'items/close', { itemIds });
  }

  /** A holder hands in his share for the board as it is. */
  async handIn(holder: ShareHolder): Promise<void> {
    const client = { chair: this.chair, secretary: this.secretary, teller: this.teller.client }[holder];
    const { boardRoot } = await client.get<{ boardRoot: string }>(`${this.path}/board`);
    const body = { share: this.key.shares[holder], boardRoot };
    await client.must({ method: 'PUT', path: `${this.path}/key-share`, body });
  }

  count(): Promise<Json> {
    return this.post(this.secretary, 'count', {});
  }

  publish(): Promise<Json> {
    return this.post(this.chair, 'results-publication', {});
  }

  closeMeeting(): Promise<Json> {
    return this.post(this.secretary, 'closing', {});
  }

  async writeMinutes(): Promise<void> {
    const { version } = await this.view();
    const body = { summary: 'Hội đồng xem xét từng hồ sơ, bỏ phiếu kín từng trường hợp.' };
    await this.secretary.must({ method: 'PUT', path: `${this.path}/minutes`, body, version });
  }

  sign(client: PersistentClient): Promise<Json> {
    return client.must({ method: 'PUT', path: `${this.path}/signature`, body: {} });
  }

  private post(client: PersistentClient, part: string, body: Json, version?: number): Promise<Json> {
    return client.must({
      method: 'POST',
      path: `${this.path}/${part}`,
      body,
      ...(version !== undefined && { version }),
    });
  }
}

const FIRST: readonly string[] = ['chair', 'secretary'];

function byOffice(one: SeatedMember, other: SeatedMember): number {
  return rank(one) - rank(other);
}

function rank({ office }: SeatedMember): number {
  return FIRST.includes(office) ? FIRST.indexOf(office) : FIRST.length;
}

async function usernamesOf(scene: Scene, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await scene.rows<{ id: string; username: string }>(
    'SELECT person_id AS id, username FROM account WHERE person_id = ANY ($1::uuid[])',
    [personIds],
  );
  return new Map(rows.map(({ id, username }) => [id, username]));
}
