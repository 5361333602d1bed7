import { Injectable } from '@nestjs/common';
import { Problem } from '@bangvang/domain';
import {
  type CalendarWarning,
  calendarWarnings,
  Database,
  findLawVersion,
  lawChanges,
  lawParameters,
  type LawVersion,
  listLawVersions,
  newestLawVersion,
  readLawFiles,
} from '@bangvang/persistence';
import { draftCalendarYear, type HolidayRules } from '@bangvang/procedures';
import { type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { ParametersQuery } from './law.dto.js';
import type { CalendarDraftView, LawChangesView, LawParameterView, LawVersionDetailView } from './law.view.js';

/** Shows the law as data: its versions, what changed between them, and what nobody has confirmed. */
@Injectable()
export class LawService {
  constructor(private readonly database: Database) {}

  async versions(query: PageQuery): Promise<Page<LawVersion>> {
    const { after, rows } = pageBounds(query, 1);
    const found = await listLawVersions(this.database, after ? Number(after[0]) : null, rows);
    return pageFrom(
      found,
      query,
      ({ id }) => [id],
      (version) => version,
    );
  }

  /** @throws Problem no-such-thing */
  async version(id: number): Promise<LawVersionDetailView> {
    const version = await this.known(id);
    return { ...version, contents: await readLawFiles(this.database, id) };
  }

  /** @throws Problem no-such-thing */
  async changes(from: number, to: number): Promise<LawChangesView> {
    await this.known(from);
    const { loadedOn } = await this.known(to);
    const [before, after] = [await readLawFiles(this.database, from), await readLawFiles(this.database, to)];
    return { from, to, changes: lawChanges(before, after, loadedOn) };
  }

  /** The parameters in force, in the order of their files. */
  async parameters(query: ParametersQuery): Promise<Page<LawParameterView>> {
    const { after, rows } = pageBounds(query, 1);
    const newest = await newestLawVersion(this.database);
    const all = newest ? lawParameters(await readLawFiles(this.database, newest.id), query.confidence ?? null) : [];
    const start = after ? Number(after[0]) : 0;
    const shown = all.slice(start, start + rows).map((parameter, nth) => ({ parameter, place: start + nth + 1 }));
    return pageFrom(
      shown,
      query,
      ({ place }) => [place],
      ({ parameter }) => parameter,
    );
  }

  async warnings(): Promise<{ warnings: readonly CalendarWarning[] }> {
    return { warnings: await calendarWarnings(this.database) };
  }

  /** @throws Problem no-such-thing where the lunar table does not reach that year, already-recorded where it has a table */
  async calendarDraft(year: number): Promise<CalendarDraftView> {
    const newest = await newestLawVersion(this.database);
    const files = newest ? await readLawFiles(this.database, newest.id) : {};
    const known = (files['calendar']?.['years'] ?? []) as readonly { readonly year: number }[];
    if (known.some((table) => table.year === year)) {
      throw new Problem('already-recorded', `Năm ${year} đã có lịch làm việc.`);
    }
    const rules = files['holidays'] as HolidayRules | undefined;
    const draft = rules && draftCalendarYear(rules, year);
    if (!draft) throw new Problem('no-such-thing', `Bảng âm lịch không có năm ${year}.`);
    return { year, off: draft, confidence: 'unsure', mark: 'dự thảo, chưa xác nhận: chờ thông báo nghỉ của năm' };
  }

  private async known(id: number): Promise<LawVersion> {
    const version = await findLawVersion(this.database, id);
    if (!version) throw new Problem('no-such-thing', `Không có bản pháp luật số ${id}.`);
    return version;
  }
}
