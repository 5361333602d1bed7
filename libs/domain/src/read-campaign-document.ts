import {
  CAMPAIGN_KINDS,
  ISSUER_LEVELS,
  PURPOSES,
  type CampaignDocument,
  type CampaignKind,
  type DocumentDate,
  type ParentDocument,
  type Recipient,
} from './campaign-document.js';
import { findAnomalies } from './document-anomalies.js';
import { DocumentFields } from './document-fields.js';
import type { DocumentIssue, ReadingNote, ReadingNotes } from './document-notes.js';
import { isBlankNumber } from './document-number.js';
import { documentTypeInWords, kindInWords, levelInWords } from './document-words.js';
import { isLegalDay } from './legal-day.js';
import { readCitedDate, readDate } from './read-date.js';
import { readPeriod } from './read-period.js';
import { readEligibilityRules, readResponsibilities } from './read-responsibilities.js';
import { readTargets } from './read-targets.js';

/** What a reading gives: the document where nothing is wrong with it, and what was noted on the way. */
export interface CampaignDocumentReading {
  readonly document?: CampaignDocument;
  readonly issues: readonly DocumentIssue[];
  /** Values the text does not state itself, for a person to confirm. */
  readonly inferred: readonly ReadingNote[];
  /** What nobody here understands; it is kept with the document, unread. */
  readonly notUnderstood: readonly ReadingNote[];
  /** What contradicts itself, kept as printed: what the file notes, then what was found. */
  readonly anomalies: readonly string[];
}

/**
 * Reads a campaign document from parsed YAML or JSON. Names every fault at once; unknown keys are listed and kept, not refused.
 * @param raw one campaign, keys with underscores or in camel case
 */
export function readCampaignDocument(raw: unknown): CampaignDocumentReading {
  const notes: ReadingNotes = { issues: [], notUnderstood: [], inferred: [], contradictions: [], unread: {} };
  const fields = new DocumentFields(raw, '', notes);
  const stated = {
    targetCount: fields.optionalNumber('targetCount'),
    distinctTargetCount: fields.optionalNumber('distinctTargetCount'),
    numberIsBlank: fields.has('numberIsBlank') ? fields.flag('numberIsBlank') : null,
  };
  const read = readDocument(fields);
  fields.close();
  const { issues, inferred, notUnderstood, contradictions, unread } = notes;
  const anomalies = [...read.anomalies, ...contradictions];
  if (issues.length > 0) return { issues, inferred, notUnderstood, anomalies };
  const document = { ...read, unread };
  return { document, issues, inferred, notUnderstood, anomalies: [...anomalies, ...findAnomalies(document, stated)] };
}

function readDocument(fields: DocumentFields): CampaignDocument {
  const number = readNumber(fields);
  const date = fields.group('date', readDate, 'value');
  const title = fields.text('title');
  const theme = fields.optionalText('theme');
  const campaignKind = readKind(fields, title);
  const issuer = readIssuer(fields);
  const period = readPeriod(fields, {
    annualYear: annualYear(fields, campaignKind, date, title),
    words: `${title} ${theme ?? ''}`,
    issuedOn: date.value !== null && isLegalDay(date.value) ? date.value : null,
  });
  const docTypeVi = fields.optionalText('docTypeVi');
  return {
    document: fields.optionalLabel('document'),
    number,
    numberIsBlank: isBlankNumber(number),
    docType: readDocType(fields, docTypeVi, number),
    docTypeVi,
    issuer,
    issuerLevel: inWords(fields, 'issuerLevel', issuer, levelInWords) ?? fields.code('issuerLevel', ISSUER_LEVELS),
    locality: fields.optionalText('locality'),
    placeOfIssue: fields.optionalText('placeOfIssue'),
    date,
    title,
    campaignKind,
    campaignYear: readYear(fields, period.end.value ?? date.value),
    theme,
    spirit: fields.optionalText('spirit'),
    period,
    parentDocuments: fields.groups('parentDocuments', readParent, 'subject'),
    ...readTargets(fields),
    targetsNote: fields.optionalText('targetsNote'),
    targetGroups: fields.texts('targetGroups'),
    subMovements: fields.texts('subMovements'),
    linkedMovements: fields.texts('linkedMovements'),
    emulationContents: fields.texts('emulationContents'),
    anniversaries: fields.texts('anniversaries'),
    responsibilities: readResponsibilities(fields),
    eligibilityRules: readEligibilityRules(fields),
    clusters: fields.texts('clusters'),
    recipients: fields.groups('recipients', readRecipient, 'text'),
    recipientsNote: fields.optionalText('recipientsNote'),
    signatory: fields.optionalGroup(
      'signatory',
      (signatory) => ({
        position: signatory.text('position'),
        onBehalf: signatory.optionalText('onBehalf'),
      }),
      'position',
    ),
    anomalies: fields.texts('anomalies'),
    unread: {},
  };
}

/** The number as printed. Of several the first is used and all are told: a document cannot bear two. */
function readNumber(fields: DocumentFields): string {
  const given = fields.peek('number');
  if (Array.isArray(given) && given.every((one) => typeof one === 'string') && given.length > 0) {
    fields.contradicts(`Văn bản ghi ${given.length} số: ${given.join(' và ')}; đang theo số đầu.`);
    fields.setAside('number[1…]', given.slice(1), 'có thêm số khác');
    fields.reshape('number', given[0], 'là danh sách, theo số đầu');
  }
  return fields.optionalLabel('number') ?? '';
}

/** The issuer; of several who issue together (liên tịch) the first leads. */
function readIssuer(fields: DocumentFields): string {
  const given = fields.peek('issuer');
  if (Array.isArray(given) && given.length > 1) {
    fields.setAside('issuer[1…]', given.slice(1), 'có thêm nơi cùng ban hành');
    fields.reshape('issuer', given[0], 'có nhiều nơi cùng ban hành, nơi đầu đứng ra phát động');
  }
  return fields.text('issuer');
}

function readKind(fields: DocumentFields, title: string): CampaignKind {
  const given = fields.optionalLabel('campaignKind');
  return inWords(fields, 'campaignKind', given ?? title, kindInWords) ?? fields.code('campaignKind', CAMPAIGN_KINDS);
}

/** A code the file does not spell as listed, read from words; null where it does, or the words tell nothing. */
function inWords<T extends string>(
  fields: DocumentFields,
  name: 'campaignKind' | 'issuerLevel',
  words: string,
  read: (words: string) => T | null,
): T | null {
  const codes = name === 'campaignKind' ? CAMPAIGN_KINDS : ISSUER_LEVELS;
  const given = fields
    .peekLabel(name)
    ?.replace(/[\s-]+/g, '_')
    .toUpperCase();
  if (given && codes.some((code) => code === given)) return null;
  const found = read(words) ?? (given ? read(given) : null);
  if (found === null) return null;
  fields.passOver(name);
  fields.inferred(name, `suy ra ${found} từ “${words}”`);
  return found;
}

function readDocType(fields: DocumentFields, docTypeVi: string | null, number: string): string {
  const found = fields.has('docType') ? null : (documentTypeInWords(docTypeVi) ?? documentTypeInWords(number));
  if (found === null) return fields.text('docType');
  fields.inferred('docType', `suy ra ${found}`);
  return found;
}

function readParent(parent: DocumentFields): ParentDocument {
  const subject = parent.optionalText('subject');
  const number = parent.optionalLabel('number') ?? numberIn(subject);
  const relation =
    parent.optionalText('relation') ?? (/phát động/iu.test(subject ?? '') ? 'PARENT_CAMPAIGN' : 'LEGAL_BASIS');
  if (!parent.has('number') && number !== '') parent.inferred('number', `đọc ra “${number}” từ câu chữ`);
  if (!parent.has('relation')) parent.inferred('relation', `suy ra ${relation}`);
  return {
    number,
    date: readCitedDate(parent),
    issuer: parent.optionalText('issuer'),
    subject,
    relation,
    docType: parent.optionalText('docType'),
  };
}

function numberIn(subject: string | null): string {
  return /\d+\s*[-/]\s*[\p{L}\d/-]*\p{Lu}[\p{L}\d/-]*/u.exec(subject ?? '')?.[0] ?? '';
}

function readRecipient(recipient: DocumentFields): Recipient {
  return {
    text: recipient.text('text'),
    kind: recipient.optionalText('kind'),
    purpose: recipient.codeIfKnown('purpose', PURPOSES),
  };
}

/** The year as stated, or of the end, or of the day of issue. */
function readYear(fields: DocumentFields, from: string | null): number {
  const stated = fields.optionalNumber('campaignYear');
  if (stated !== null && (!Number.isInteger(stated) || stated < 1900 || stated > 9999)) {
    fields.issue('campaignYear', 'wrong-type', 'phải là năm gồm bốn chữ số');
  }
  if (stated !== null) return stated;
  const year = Number((from ?? '0').slice(0, 4));
  fields.inferred('campaignYear', `suy ra ${year}`);
  return year;
}

/** The year of an annual campaign as far as the file says it; null for any other campaign. */
function annualYear(fields: DocumentFields, kind: CampaignKind, date: DocumentDate, title: string): number | null {
  if (kind !== 'REGULAR_ANNUAL') return null;
  const inTitle = /năm\s+(\d{4})/u.exec(title)?.[1];
  const stated = Number(fields.peekLabel('campaignYear') ?? inTitle ?? date.value?.slice(0, 4));
  return Number.isInteger(stated) && stated >= 1900 && stated <= 9999 ? stated : null;
}
