import { newSessionToken, tokenHashOf } from '@bangvang/identity';
import { type Actor, Database, newId, Notifier, type Transaction, UnitOfWork } from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { lawFile } from '../../cases/law-tables.js';

/** How large a share an award asks for. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
}

export const EIGHTY: Share = { numerator: 80, denominator: 100, strict: false };
export const NINETY: Share = { numerator: 90, denominator: 100, strict: false };

/** The first office is the chair's, the second the secretary's; the others are members. */
const OFFICES = ['chair', 'secretary'];

/** A council with its people, and dossiers that wait for its vote, in a migrated database of their own names. */
export class CouncilScene {
  readonly database: Database;
  readonly work: UnitOfWork;
  readonly councilCode = `council-${newId()}`;
  readonly bodyId = newId();
  readonly unitId = newId();
  readonly campaignId = newId();
  readonly secretaryPost = newId();
  /** People of the council: chair first, secretary second. */
  readonly people: string[] = [];
  readonly outsider = newId();

  private static readonly notifiers: Notifier[] = [];

  private constructor(source: DataSource) {
    this.database = new Database(source);
    const notifier = new Notifier(() => this.database.pool);
    CouncilScene.notifiers.push(notifier);
    this.work = new UnitOfWork(this.database, notifier);
  }

  /** Resolves when every notice of every scene has been sent: the database may then be closed. */
  static async settled(): Promise<void> {
    await Promise.all(CouncilScene.notifiers.map((notifier) => notifier.settled()));
  }

  /** @param members how many belong to the council, 2 or more */
  static async of(source: DataSource, members: number): Promise<CouncilScene> {
    const scene = new CouncilScene(source);
    await scene.found(members);
    return scene;
  }

  get chair(): string {
    return this.people[0]!;
  }

  get secretary(): string {
    return this.people[1]!;
  }

  /** Runs a command as the person. */
  as<T>(personId: string, act: (tx: Transaction) => Promise<T>): Promise<T> {
    const actor: Actor = { personId, positionId: null, bodyId: this.bodyId };
    return this.work.run(actor, null, act);
  }

  /** A dossier before the council; with `nomineePersonId` the nominee is that person. */
  async dossier(share: Share, nomineePersonId: string | null = null): Promise<string> {
    const award = `award-${newId()}`;
    const [nominee, id, visit, task] = [newId(), newId(), newId(), newId()];
    const { numerator, denominator, strict } = share;
    await this.database.rows(
      `INSERT INTO award_type (code, name, nominee_kinds, deciding_level, vote_numerator, vote_denominator, vote_strict,
         required_papers, source, confidence) VALUES ($1, 'Giấy khen', '{individual}', 'district', $2, $3, $4, '{}', 'test', 'sure')`,
      [award, numerator, denominator, strict],
    );
    await this.database.rows(
      `UPDATE campaign SET procedure = jsonb_set(procedure, ARRAY['votes', $2::text], $3::jsonb), procedure_rev = procedure_rev + 1,
         version = version + 1 WHERE id = $1`,
      [this.campaignId, award, JSON.stringify({ ...share, secretBallot: null })],
    );
    await this.database.rows(
      `INSERT INTO nominee (id, kind, name, body_id, person_id) VALUES ($1, 'individual', $2, $3, $4)`,
      [nominee, `Ông ${nominee}`, this.unitId, nomineePersonId],
    );
    await this.database.rows(
      `INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
       VALUES ($1, $2, $3, $4, $5, 'Thành tích', $6, legal_now(), 'before-council', $7)`,
      [id, this.campaignId, nominee, award, this.unitId, this.outsider, this.bodyId],
    );
    await this.database.rows(
      `INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
       VALUES ($1, $2, $3, 1, 'before-council', 1, legal_now())`,
      [visit, id, this.bodyId],
    );
    await this.database.rows(
      `INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, created_at)
       VALUES ($1, 'agenda', $2, $3, $4, $5, legal_now())`,
      [task, id, this.campaignId, visit, this.secretaryPost],
    );
    return id;
  }

  /** The unit sends the dossiers in. */
  async submit(dossierIds: readonly string[]): Promise<void> {
    const id = newId();
    await this.database.rows(
      `INSERT INTO submission (id, campaign_id, from_body_id, to_body_id, dated_on, signed_by, received_at, received_on)
       VALUES ($1, $2, $3, $4, current_date, $5, legal_now(), current_date)`,
      [id, this.campaignId, this.unitId, this.bodyId, this.outsider],
    );
    await this.database.rows(
      'UPDATE dossier SET submission_id = $1, version = version + 1 WHERE id = ANY($2::uuid[])',
      [id, dossierIds],
    );
  }

  /** The proposing body takes the dossier back. */
  async withdraw(dossierId: string): Promise<void> {
    await this.database.rows(
      `INSERT INTO withdrawal (dossier_id, reason, person_id, recorded_at) VALUES ($1, 'Rút', $2, legal_now())`,
      [dossierId, this.outsider],
    );
  }

  /** Gives the people accounts and their posts in the council's body, and the outsider a post in the unit. */
  async seat(): Promise<void> {
    const [member, unitPost] = [newId(), newId()];
    await this.database.rows(
      `INSERT INTO role (code, name) VALUES ('council-member', 'Ủy viên'), ('unit-officer', 'Cán bộ') ON CONFLICT DO NOTHING`,
    );
    await this.database.rows(
      `INSERT INTO body_tenure (body_id, valid_from, name) VALUES ($1, '2021-01-01', 'UBND'), ($2, '2021-01-01', 'Đơn vị')`,
      [this.bodyId, this.unitId],
    );
    await this.database.rows(
      `INSERT INTO position (id, body_id, role, title)
       VALUES ($1, $2, 'council-member', 'Ủy viên'), ($3, $4, 'unit-officer', 'Cán bộ')`,
      [member, this.bodyId, unitPost, this.unitId],
    );
    await this.hold(member, this.people);
    await this.hold(this.secretaryPost, [this.secretary]);
    await this.hold(unitPost, [this.outsider]);
    await this.database.rows(
      `INSERT INTO account (person_id, username, password_hash) SELECT p, p::text, '' FROM unnest($1::uuid[]) AS p`,
      [[...this.people, this.outsider]],
    );
  }

  /** Signs a person in and returns the session's token. */
  async signIn(personId: string): Promise<string> {
    const token = newSessionToken();
    await this.database.rows(
      `INSERT INTO sign_in (token_hash, person_id, ends_at) VALUES ($1, $2, clock_timestamp() + interval '1 hour')`,
      [tokenHashOf(token), personId],
    );
    return token;
  }

  private async hold(positionId: string, people: readonly string[]): Promise<void> {
    await this.database.rows(
      `INSERT INTO position_holder (position_id, person_id, valid_from, title)
       SELECT $1, p, '2021-01-01', 'Ủy viên' FROM unnest($2::uuid[]) AS p`,
      [positionId, people],
    );
  }

  private async found(members: number): Promise<void> {
    const { database } = this;
    await database.rows(
      `INSERT INTO body (id, code, level, deciding_level) VALUES ($1, $1::uuid::text, 'district', 'district'), ($2, $2::uuid::text, 'unit', 'unit')`,
      [this.bodyId, this.unitId],
    );
    await this.person(this.outsider, 'Người ngoài');
    await database.rows(
      `INSERT INTO role (code, name) VALUES ('council-secretary', 'Thư ký Hội đồng') ON CONFLICT DO NOTHING`,
    );
    await database.rows(
      `INSERT INTO position (id, body_id, role, title) VALUES ($1, $2, 'council-secretary', 'Thư ký')`,
      [this.secretaryPost, this.bodyId],
    );
    const rules = lawFile<Record<string, unknown>>('councils', 'council-rules');
    const codes = { acts: 'councilActs', deputies: 'councilDeputies' } as Readonly<Record<string, string>>;
    await database.rows(
      `INSERT INTO procedure_setting (code, value, source, confidence)
       SELECT code, value, 'test', 'sure' FROM jsonb_each($1) AS s (code, value) ON CONFLICT DO NOTHING`,
      [
        JSON.stringify(
          Object.fromEntries(Object.entries(rules).map(([field, value]) => [codes[field] ?? field, value])),
        ),
      ],
    );
    await database.rows('INSERT INTO council (id, code, body_id, name) VALUES ($1, $2, $1, $3)', [
      this.bodyId,
      this.councilCode,
      'Hội đồng Thi đua - Khen thưởng',
    ]);
    for (let n = 0; n < members; n += 1) {
      const id = newId();
      this.people.push(id);
      await this.person(id, `Ủy viên ${String(n + 1).padStart(2, '0')}`);
      await database.rows(
        `INSERT INTO council_member (council_id, person_id, office, valid_from) VALUES ($1, $2, $3, '2021-01-01')`,
        [this.bodyId, id, OFFICES[n] ?? 'member'],
      );
    }
    await database.rows(
      `INSERT INTO campaign (id, issuer_body_id, document, title, kind, stage, procedure, launched_on, launched_at, launched_by,
         ends_on, ends_at, proposals_due_on, proposals_due_at)
       VALUES ($1, $2, '{}', 'Phong trào đặc biệt', 'special', 'launched',
         '{"quorum": {"numerator": 2, "denominator": 3}, "votes": {}}', current_date, legal_now(), $3,
         current_date + 30, legal_now() + interval '30 days', current_date + 30, legal_now() + interval '30 days')`,
      [this.campaignId, this.bodyId, this.outsider],
    );
  }

  private async person(id: string, fullName: string): Promise<void> {
    await this.database.rows('INSERT INTO person (id, code, full_name, email) VALUES ($1, $1::uuid::text, $2, $3)', [
      id,
      fullName,
      `${id}@example.vn`,
    ]);
  }
}
