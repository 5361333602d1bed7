import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  AWARD_COLUMNS,
  NOMINEE_COLUMNS,
  type ShownColumn,
  TEMPLATES,
  type TemplateKind,
  writeTable,
  writeTemplate,
} from '@bangvang/documents';
import { formatDay, STAGE_NAMES_VI } from '@bangvang/domain';
import {
  Database,
  type ExportedAward,
  type ExportedNominee,
  findCampaign,
  listAwardsHeld,
  listNominees,
  readPickLists,
  viewerOf,
} from '@bangvang/persistence';
import { Problem } from '@bangvang/domain';
import { periodCell, wordOf } from './exported-words.js';
import type { AwardExportQuery } from './register-query.dto.js';

/** How many rows one workbook carries. */
const MOST_ROWS = 20_000;

/** A workbook to download. */
export interface Workbook {
  /** Without ending. */
  readonly name: string;
  readonly content: Buffer;
}

/** Gives templates, the register and lists of nominees as workbooks, in the columns an import reads. */
@Injectable()
export class ExportService {
  constructor(private readonly database: Database) {}

  async template(kind: TemplateKind): Promise<Workbook> {
    const { sheet, file, columns } = TEMPLATES[kind];
    const { awards, bodies } = await readPickLists(this.database, null);
    return { name: file, content: await writeTemplate(sheet, columns, { lists: { awards, bodies } }) };
  }

  async awards({ award, body, year }: AwardExportQuery): Promise<Workbook> {
    const filter = { awardCode: award ?? null, bodyId: body ?? null, year: year ?? null, most: MOST_ROWS };
    const rows = await listAwardsHeld(this.database, filter);
    return { name: 'so-vang', content: await writeTable(TEMPLATES.awards.sheet, AWARDS, rows) };
  }

  /** @throws Problem no-such-campaign */
  async nominees(campaignId: string, officer: Officer): Promise<Workbook> {
    if (!(await findCampaign(this.database, campaignId))) {
      throw new Problem('no-such-campaign', 'Không tìm thấy phong trào này.');
    }
    const rows = await listNominees(this.database, viewerOf(officer), campaignId, MOST_ROWS);
    return { name: 'danh-sach-de-nghi', content: await writeTable(TEMPLATES.nominees.sheet, NOMINEES, rows) };
  }
}

/** The header and width of a column an import reads, with the cell of an exported row. */
function like<R>(
  { header, width }: { readonly header: string; readonly width: number },
  of: ShownColumn<R>['of'],
): ShownColumn<R> {
  return { header, width, of };
}

const AWARDS: readonly ShownColumn<ExportedAward>[] = [
  like(AWARD_COLUMNS.kind, ({ kind }) => wordOf(kind)),
  like(AWARD_COLUMNS.code, ({ code }) => code),
  like(AWARD_COLUMNS.name, ({ name }) => name),
  like(AWARD_COLUMNS.title, ({ title }) => title),
  like(AWARD_COLUMNS.bodyCode, ({ bodyCode }) => bodyCode),
  like(AWARD_COLUMNS.awardCode, ({ awardCode }) => awardCode),
  like(AWARD_COLUMNS.commendation, ({ commendation }) => commendation && wordOf(commendation)),
  like(AWARD_COLUMNS.period, ({ period }) => periodCell(period)),
  like(AWARD_COLUMNS.decisionNumber, ({ decisionNumber }) => decisionNumber),
  like(AWARD_COLUMNS.decidedOn, ({ decidedOn }) => formatDay(decidedOn)),
  like(AWARD_COLUMNS.decidedBy, ({ decidedBy }) => decidedBy),
  { header: 'Đã hủy ngày', width: 14, of: ({ revokedOn }) => revokedOn && formatDay(revokedOn) },
];

const NOMINEES: readonly ShownColumn<ExportedNominee>[] = [
  like(NOMINEE_COLUMNS.kind, ({ kind }) => wordOf(kind)),
  like(NOMINEE_COLUMNS.name, ({ name }) => name),
  like(NOMINEE_COLUMNS.title, ({ title }) => title),
  like(NOMINEE_COLUMNS.bodyCode, ({ bodyCode }) => bodyCode),
  like(NOMINEE_COLUMNS.directWorker, ({ directWorker }) => (directWorker ? 'Có' : 'Không')),
  like(NOMINEE_COLUMNS.smallCollective, ({ smallCollective }) => (smallCollective ? 'Có' : 'Không')),
  like(NOMINEE_COLUMNS.awardCode, ({ awardCode }) => awardCode),
  like(NOMINEE_COLUMNS.proposerCode, ({ proposedBy }) => proposedBy),
  like(NOMINEE_COLUMNS.achievement, ({ achievement }) => achievement),
  { header: 'Bước hiện tại', width: 24, of: ({ stage }) => STAGE_NAMES_VI[stage] },
];
