import {
  CAMPAIGN_KINDS,
  DUTY_CODES,
  ELIGIBILITY_CODES,
  ISSUER_LEVELS,
  PRECISIONS,
  PURPOSES,
  type CampaignDocument,
  type CampaignKind,
  type DocumentDate,
  type Recipient,
} from './campaign-document.js';
import { findAnomalies } from './document-anomalies.js';
import { DocumentFields, type DocumentIssue, type ReadingNotes } from './document-fields.js';
import { isBlankNumber } from './document-number.js';
import { isLegalDay } from './legal-day.js';
import { readPeriod } from './read-period.js';
import { readTargets } from './read-targets.js';

/** What a reading gives: the document where nothing is wrong with it, and what was noted on the way. */
export interface CampaignDocumentReading {
  readonly document?: CampaignDocument;
  readonly issues: readonly DocumentIssue[];
  /** Paths of values the text does not state itself, for a person to confirm. */
  readonly inferred: readonly string[];
  /** Paths nobody here understands; they are left out of the document. */
  readonly notUnderstood: readonly string[];
  /** What contradicts itself, kept as printed: what the file notes, then what was found. */
  readonly anomalies: readonly string[];
}

/**
 * Reads a campaign document from parsed YAML or JSON. Names every fault at once; unknown keys are listed, not refused.
 * @param raw one campaign, keys with underscores or in camel case
 */
export function readCampaignDocument(raw: unknown): CampaignDocumentReading {
  const notes: ReadingNotes = { issues: [], notUnderstood: [], inferred: [] };
  const fields = new DocumentFields(raw, '', notes);
  const stated = {
    targetCount: fields.optionalNumber('targetCount'),
    distinctTargetCount: fields.optionalNumber('distinctTargetCount'),
    numberIsBlank: fields.has('numberIsBlank') ? fields.flag('numberIsBlank') : null,
  };
  const document = readDocument(fields);
  fields.close();
  if (notes.issues.length > 0) return { ...notes, anomalies: document.anomalies };
  return { document, ...notes, anomalies: [...document.anomalies, ...findAnomalies(document, stated)] };
}

function readDocument(fields: DocumentFields): CampaignDocument {
  const number = fields.optionalLabel('number') ?? '';
  const date = fields.group('date', readDate, 'value');
  const campaignKind = fields.code('campaignKind', CAMPAIGN_KINDS);
  const period = readPeriod(fields, annualYear(fields, campaignKind, date));
  return {
    document: fields.optionalText('document'),
    number,
    numberIsBlank: isBlankNumber(number),
    docType: fields.text('docType'),
    docTypeVi: fields.optionalText('docTypeVi'),
    issuer: fields.text('issuer'),
    issuerLevel: fields.code('issuerLevel', ISSUER_LEVELS),
    locality: fields.optionalText('locality'),
    placeOfIssue: fields.optionalText('placeOfIssue'),
    date,
    title: fields.text('title'),
    campaignKind,
    campaignYear: readYear(fields, period.end.value ?? date.value),
    theme: fields.optionalText('theme'),
    spirit: fields.optionalText('spirit'),
    period,
    parentDocuments: fields.groups('parentDocuments', (parent) => ({
      number: parent.optionalLabel('number') ?? '',
      date: parent.optionalText('date'),
      issuer: parent.optionalText('issuer'),
      subject: parent.optionalText('subject'),
      relation: parent.text('relation'),
      docType: parent.optionalText('docType'),
    })),
    targets: readTargets(fields),
    targetsNote: fields.optionalText('targetsNote'),
    targetGroups: fields.texts('targetGroups'),
    qualitativeTargets: fields.texts('qualitativeTargets'),
    subMovements: fields.texts('subMovements'),
    linkedMovements: fields.texts('linkedMovements'),
    emulationContents: fields.texts('emulationContents'),
    anniversaries: fields.texts('anniversaries'),
    responsibilities: fields.groups('responsibilities', (responsibility) => ({
      ref: responsibility.label('ref'),
      who: responsibility.text('who'),
      duty: responsibility.text('duty'),
      codes: responsibility.codes('codes', DUTY_CODES),
      reportTo: responsibility.optionalText('reportTo'),
      reportThrough: responsibility.optionalText('reportThrough'),
    })),
    eligibilityRules: fields.groups('eligibilityRules', (rule) => ({
      text: rule.text('text'),
      code: rule.code('code', ELIGIBILITY_CODES),
      hard: rule.flag('hard'),
      note: rule.optionalText('note'),
    })),
    clusters: fields.texts('clusters'),
    recipients: fields.groups('recipients', readRecipient, 'text'),
    recipientsNote: fields.optionalText('recipientsNote'),
    signatory: fields.optionalGroup('signatory', (signatory) => ({
      position: signatory.text('position'),
      onBehalf: signatory.optionalText('onBehalf'),
    })),
    anomalies: fields.texts('anomalies'),
  };
}

function readRecipient(recipient: DocumentFields): Recipient {
  return {
    text: recipient.text('text'),
    kind: recipient.optionalText('kind'),
    purpose: recipient.optionalCode('purpose', PURPOSES),
  };
}

/** A date of issue: day, month or year, as precise as it is printed. */
function readDate(fields: DocumentFields): DocumentDate {
  const text = fields.optionalText('text');
  const value = fields.optionalLabel('value');
  const precision = fields.optionalCode('precision', PRECISIONS);
  if (value !== null && !isLegalDay(value) && !isLegalDay(`${value}-01`) && !isLegalDay(`${value}-01-01`)) {
    fields.issue('value', 'not-a-date', `“${value}” không phải là ngày, tháng hoặc năm có thật`);
  }
  const byLength = value === null || value.length <= 4 ? 'YEAR' : value.length <= 7 ? 'MONTH' : 'DAY';
  if (precision !== null && value !== null && precision !== byLength) {
    fields.issue('precision', 'unknown-value', `ghi ${precision} nhưng giá trị “${value}” có độ chính xác ${byLength}`);
  }
  return { text, value, precision: precision ?? byLength };
}

/** The year as stated, or of the end, or of the day of issue. */
function readYear(fields: DocumentFields, from: string | null): number {
  const stated = fields.optionalNumber('campaignYear');
  if (stated !== null && (!Number.isInteger(stated) || stated < 1900 || stated > 9999)) {
    fields.issue('campaignYear', 'wrong-type', 'phải là năm gồm bốn chữ số');
  }
  if (stated !== null) return stated;
  fields.inferred('campaignYear');
  return Number((from ?? '0').slice(0, 4));
}

/** The year of an annual campaign as far as the file says it; null for any other campaign. */
function annualYear(fields: DocumentFields, kind: CampaignKind, date: DocumentDate): number | null {
  if (kind !== 'REGULAR_ANNUAL') return null;
  const stated = Number(fields.peekLabel('campaignYear') ?? date.value?.slice(0, 4));
  return Number.isInteger(stated) && stated >= 1900 && stated <= 9999 ? stated : null;
}
