import {
  CAMPAIGN_KINDS,
  DIRECTIONS,
  DUTY_CODES,
  ELIGIBILITY_CODES,
  ISSUER_LEVELS,
  PRECISIONS,
  PURPOSES,
  type CampaignDocument,
  type CampaignTarget,
  type DocumentDate,
  type PeriodPoint,
} from './campaign-document.js';
import { DocumentFields, type DocumentIssue, type ReadingNotes } from './document-fields.js';
import { isBlankNumber } from './document-number.js';
import { isLegalDay } from './legal-day.js';
import { COMPARATORS } from './target.js';

/** What a reading gives: the document where nothing is wrong with it, and what was noted on the way. */
export interface CampaignDocumentReading {
  readonly document?: CampaignDocument;
  readonly issues: readonly DocumentIssue[];
  /** Paths of values the text does not state itself, for a person to confirm. */
  readonly inferred: readonly string[];
  /** Paths nobody here understands; they are left out of the document. */
  readonly notUnderstood: readonly string[];
}

/**
 * Reads a campaign document from parsed YAML or JSON. Names every fault at once; unknown keys are listed, not refused.
 * @param raw one campaign, keys with underscores or in camel case
 */
export function readCampaignDocument(raw: unknown): CampaignDocumentReading {
  const notes: ReadingNotes = { issues: [], notUnderstood: [], inferred: [] };
  const fields = new DocumentFields(raw, '', notes);
  const document = readDocument(fields);
  fields.close();
  return { ...(notes.issues.length === 0 && { document }), ...notes };
}

function readDocument(fields: DocumentFields): CampaignDocument {
  fields.passOver('numberIsBlank', 'targetCount', 'distinctTargetCount');
  const number = fields.optionalText('number') ?? '';
  const date = fields.group('date', readDate);
  const period = readPeriod(fields);
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
    campaignKind: fields.code('campaignKind', CAMPAIGN_KINDS),
    campaignYear: readYear(fields, period.end.value ?? date.value),
    theme: fields.optionalText('theme'),
    spirit: fields.optionalText('spirit'),
    period,
    parentDocuments: fields.groups('parentDocuments', (parent) => ({
      number: parent.text('number'),
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
      ref: responsibility.text('ref'),
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
    recipients: fields.groups('recipients', (recipient) => ({
      text: recipient.text('text'),
      kind: recipient.optionalText('kind'),
      purpose: recipient.optionalCode('purpose', PURPOSES),
    })),
    recipientsNote: fields.optionalText('recipientsNote'),
    signatory: fields.optionalGroup('signatory', (signatory) => ({
      position: signatory.text('position'),
      onBehalf: signatory.optionalText('onBehalf'),
    })),
    anomalies: fields.texts('anomalies'),
  };
}

/** A date of issue: day, month or year, as precise as it is printed. */
function readDate(fields: DocumentFields): DocumentDate {
  const text = fields.optionalText('text');
  const value = fields.optionalText('value');
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

/** The campaign's course. The end must be known, since everything is reckoned from it. */
function readPeriod(fields: DocumentFields): CampaignDocument['period'] {
  return fields.group('period', (period) => {
    const start = period.group('start', readPoint);
    const midReview = period.group('midReview', readPoint);
    const end = period.group('end', (point) => {
      const found = readPoint(point);
      if (found.value === null) point.issue('value', 'missing-field', 'còn thiếu: phong trào phải có ngày kết thúc');
      return found;
    });
    if (start.value !== null && end.value !== null && end.value < start.value) {
      period.issue('end', 'end-before-start', `kết thúc ${end.value}, trước ngày bắt đầu ${start.value}`);
    }
    if (midReview.value !== null && start.value !== null && midReview.value < start.value) {
      period.issue('midReview', 'end-before-start', `sơ kết ${midReview.value}, trước ngày bắt đầu ${start.value}`);
    }
    if (midReview.value !== null && end.value !== null && end.value < midReview.value) {
      period.issue('end', 'end-before-start', `kết thúc ${end.value}, trước ngày sơ kết ${midReview.value}`);
    }
    return { start, midReview, end };
  });
}

function readPoint(fields: DocumentFields): PeriodPoint {
  fields.passOver('note');
  const point = {
    value: fields.optionalDay('value'),
    explicit: fields.flag('explicit', true),
    text: fields.optionalText('text'),
  };
  if (point.value !== null && !point.explicit) fields.inferred();
  return point;
}

function readYear(fields: DocumentFields, from: string | null): number {
  const stated = fields.optionalNumber('campaignYear');
  if (stated !== null && (!Number.isInteger(stated) || stated < 1900 || stated > 9999)) {
    fields.issue('campaignYear', 'wrong-type', 'phải là năm gồm bốn chữ số');
  }
  if (stated !== null) return stated;
  fields.inferred('campaignYear');
  return Number((from ?? '0').slice(0, 4));
}

/** The targets; ids are unique, and what a target refers to is there. */
function readTargets(fields: DocumentFields): readonly CampaignTarget[] {
  const targets = fields.groups('targets', readTarget);
  const ids = targets.map(({ id }) => id);
  targets.forEach(({ id, parentTarget, sameAs }, index) => {
    if (id !== '' && ids.indexOf(id) < index) fields.issue(`targets[${index}].id`, 'duplicate-id', `trùng mã “${id}”`);
    for (const [name, reference] of [
      ['parent_target', parentTarget],
      ['same_as', sameAs],
    ] as const) {
      if (reference === null || ids.includes(reference)) continue;
      fields.issue(`targets[${index}].${name}`, 'unknown-reference', `dẫn tới chỉ tiêu “${reference}” không có`);
    }
  });
  return targets;
}

function readTarget(fields: DocumentFields): CampaignTarget {
  const target: CampaignTarget = {
    id: fields.text('id'),
    group: fields.optionalText('group'),
    name: fields.text('name'),
    comparator: fields.code('comparator', COMPARATORS),
    comparatorText: fields.optionalText('comparatorText'),
    value: fields.number('value'),
    valueTo: fields.optionalNumber('valueTo'),
    tolerance: fields.optionalNumber('tolerance'),
    unit: fields.optionalText('unit'),
    direction: fields.code('direction', DIRECTIONS),
    approximate: fields.flag('approximate'),
    subScope: fields.optionalText('subScope'),
    parentTarget: fields.optionalText('parentTarget'),
    sameAs: fields.optionalText('sameAs'),
    baseline: fields.optionalText('baseline'),
    denominator: fields.optionalNumber('denominator'),
    valueText: fields.optionalText('valueText'),
    text: fields.optionalText('text'),
    ambiguous: fields.optionalText('ambiguous'),
    measuresReduction: fields.flag('measuresReduction'),
    maintain: fields.flag('maintain'),
    perUnit: fields.flag('perUnit'),
  };
  if (target.comparator === 'between' && target.valueTo == null) fields.issue('valueTo', 'missing-field', 'còn thiếu');
  return target;
}
