import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type AwardView,
  type BodyView,
  type CommandKey,
  Database,
  listAwards,
  listBodies,
  listPaperTypes,
  listPeople,
  listPhrases,
  type PaperTypeView,
  type PersonView,
  type PhraseView,
  putPhrase,
  UnitOfWork,
} from '@bangvang/persistence';
import { actorFor, type CursorValue, type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { PeopleQuery, PhraseDto } from './organisation.dto.js';

/** Reads the organisation as it is on the legal day, and keeps the phrase table. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async bodies(query: PageQuery): Promise<Page<BodyView>> {
    const { after, rows } = pageBounds(query, 1);
    return pageFrom(await listBodies(this.database, textOf(after), rows), query, ({ code }) => [code], itself);
  }

  async awards(): Promise<Page<AwardView>> {
    return { items: await listAwards(this.database), next: null };
  }

  async papers(): Promise<Page<PaperTypeView>> {
    return { items: await listPaperTypes(this.database), next: null };
  }

  async people(query: PeopleQuery): Promise<Page<PersonView>> {
    const { after, rows } = pageBounds(query, 1);
    const people = await listPeople(this.database, query.body ?? null, textOf(after), rows);
    return pageFrom(people, query, ({ code }) => [code], itself);
  }

  async phrases(query: PageQuery): Promise<Page<PhraseView>> {
    const { after, rows } = pageBounds(query, 2);
    const from = after && ([String(after[0]), String(after[1])] as const);
    return pageFrom(await listPhrases(this.database, from, rows), query, ({ text, issuer }) => [text, issuer], itself);
  }

  /** @throws Problem not-allowed, no-such-body, invalid-input naming groups that do not exist */
  putPhrase({ text, groups, issuer = '' }: PhraseDto, officer: Officer, command: CommandKey): Promise<PhraseDto> {
    const phrase = { text: text.normalize('NFC').trim(), groups, issuer };
    return this.work.run(actorFor(officer, ['system-admin', 'campaign-issuer']), command, async (tx) => {
      await putPhrase(tx, phrase);
      return phrase;
    });
  }
}

function textOf(after: readonly CursorValue[] | null): string | null {
  return after === null ? null : String(after[0]);
}

function itself<T>(row: T): T {
  return row;
}
