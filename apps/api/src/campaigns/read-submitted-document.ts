import { malformed, readYamlWithPlaces } from '@bangvang/documents';
import { type CampaignDocument, type DocumentIssue, Problem, readCampaignDocument } from '@bangvang/domain';

/** A campaign document as somebody sent it: an object, or YAML text. */
export interface SubmittedDocument {
  readonly document?: Readonly<Record<string, unknown>>;
  readonly yaml?: string;
}

export interface ReadDocument {
  readonly document: CampaignDocument;
  readonly inferred: readonly string[];
  readonly notUnderstood: readonly string[];
  /** What contradicts itself: as the document notes it, then as found. */
  readonly anomalies: readonly string[];
}

/**
 * Reads a submitted document and refuses it with every fault at once; in YAML each fault has its line.
 * @throws Problem malformed-yaml, end-before-start, invalid-input
 */
export function readSubmittedDocument({ document, yaml }: SubmittedDocument): ReadDocument {
  if ((document === undefined) === (yaml === undefined)) {
    throw new Problem('invalid-input', 'Gửi một trong hai: document (đối tượng) hoặc yaml (nội dung tệp).');
  }
  return yaml === undefined ? readObject(document) : readText(yaml);
}

function readObject(raw: unknown): ReadDocument {
  const { value, prefix } = onlyCampaign(raw, (detail) => new Problem('invalid-input', detail));
  const { document, issues, ...noted } = readCampaignDocument(value);
  if (document) return { document, ...noted };
  const faults = issues.map((issue) => ({ field: prefix + issue.path, message: issue.message }));
  throw new Problem(slugOf(issues), issues.map(({ message }) => message).join(' '), { extra: { faults } });
}

function readText(yaml: string): ReadDocument {
  const { value: raw, placeOf } = readYamlWithPlaces(yaml);
  const { value, prefix } = onlyCampaign(raw, (message) =>
    malformed([{ ...placeOf('campaigns'), field: 'campaigns', message }]),
  );
  const { document, issues, ...noted } = readCampaignDocument(value);
  if (document) return { document, ...noted };
  const faults = issues.map(({ path, message }) => {
    const field = prefix + path;
    return { ...placeOf(field), field, message: message.replace(/\.$/, '') };
  });
  const refusal = malformed(faults);
  if (slugOf(issues) === 'invalid-input') throw refusal;
  throw new Problem(slugOf(issues), refusal.detail, { extra: refusal.extra });
}

/** One campaign: the value itself, or the only entry of `campaigns`. */
function onlyCampaign(raw: unknown, refuse: (detail: string) => Problem): { value: unknown; prefix: string } {
  if (typeof raw !== 'object' || raw === null || !('campaigns' in raw)) return { value: raw, prefix: '' };
  const { campaigns } = raw;
  if (Array.isArray(campaigns) && campaigns.length === 1) return { value: campaigns[0], prefix: 'campaigns[0].' };
  throw refuse('mỗi lần nhập đúng một phong trào');
}

/** Dates in the wrong order are a refusal of their own where nothing else is wrong. */
function slugOf(issues: readonly DocumentIssue[]): 'end-before-start' | 'invalid-input' {
  return issues.every(({ slug }) => slug === 'end-before-start') ? 'end-before-start' : 'invalid-input';
}
