import { malformed, readYamlWithPlaces } from '@bangvang/documents';
import {
  type CampaignDocument,
  type DocumentIssue,
  Problem,
  readCampaignDocument,
  type ReadingNote,
} from '@bangvang/domain';

/** A campaign document as somebody sent it: an object, or YAML text. */
export interface SubmittedDocument {
  readonly document?: Readonly<Record<string, unknown>>;
  readonly yaml?: string;
  /** Of a file with several campaigns, the one meant: its `document`, its number, or its place from 1. */
  readonly campaign?: string;
}

export interface ReadDocument {
  readonly document: CampaignDocument;
  readonly inferred: readonly ReadingNote[];
  readonly notUnderstood: readonly ReadingNote[];
  /** What contradicts itself: as the document notes it, then as found. */
  readonly anomalies: readonly string[];
}

/**
 * Reads a submitted document and refuses it with every fault at once; in YAML each fault has its line.
 * @throws Problem malformed-yaml, end-before-start, invalid-input
 */
export function readSubmittedDocument({ document, yaml, campaign }: SubmittedDocument): ReadDocument {
  if ((document === undefined) === (yaml === undefined)) {
    throw new Problem('invalid-input', 'Gửi một trong hai: document (đối tượng) hoặc yaml (nội dung tệp).');
  }
  return yaml === undefined ? readObject(document, campaign ?? null) : readText(yaml, campaign ?? null);
}

function readObject(raw: unknown, campaign: string | null): ReadDocument {
  const { value, prefix, beside } = oneCampaign(raw, campaign, (detail) => new Problem('invalid-input', detail));
  const { document, issues, ...noted } = readCampaignDocument(value);
  if (document) return { document, ...noted, notUnderstood: [...noted.notUnderstood, ...beside] };
  const faults = issues.map((issue) => ({ field: prefix + issue.path, message: issue.message }));
  throw new Problem(slugOf(issues), issues.map(({ message }) => message).join(' '), { extra: { faults } });
}

function readText(yaml: string, campaign: string | null): ReadDocument {
  const { value: raw, placeOf } = readYamlWithPlaces(yaml);
  const { value, prefix, beside } = oneCampaign(raw, campaign, (message) =>
    malformed([{ ...placeOf('campaigns'), field: 'campaigns', message }]),
  );
  const { document, issues, ...noted } = readCampaignDocument(value);
  if (document) return { document, ...noted, notUnderstood: [...noted.notUnderstood, ...beside] };
  const faults = issues.map(({ path, message }) => {
    const field = prefix + path;
    return { ...placeOf(field), field, message: message.replace(/\.$/, '') };
  });
  const refusal = malformed(faults);
  if (slugOf(issues) === 'invalid-input') throw refusal;
  throw new Problem(slugOf(issues), refusal.detail, { extra: refusal.extra });
}

interface OneCampaign {
  readonly value: unknown;
  /** Where it stands in the file. */
  readonly prefix: string;
  /** What the file holds beside its campaigns. */
  readonly beside: readonly ReadingNote[];
}

/** One campaign: the value itself, the only entry of `campaigns`, or the one asked for. */
function oneCampaign(raw: unknown, asked: string | null, refuse: (detail: string) => Problem): OneCampaign {
  if (typeof raw !== 'object' || raw === null || !('campaigns' in raw)) return { value: raw, prefix: '', beside: [] };
  const { campaigns, ...others } = raw;
  const list: readonly unknown[] = Array.isArray(campaigns) ? campaigns : [];
  const names = list.map((campaign, index) => namesOf(campaign, index));
  const index =
    asked === null && list.length === 1 ? 0 : names.findIndex((known) => known.includes(asked?.trim() ?? ''));
  if (index < 0) {
    const there = names.map(([name]) => name).join('; ');
    throw refuse(
      `mỗi lần nhập đúng một phong trào: hãy nêu campaign là một trong: ${there || 'tệp chưa có phong trào nào'}`,
    );
  }
  const beside = Object.keys(others).map((path) => ({
    path,
    message: `Mục “${path}” nói về cả tệp, không thuộc phong trào nào nên không đọc.`,
  }));
  return { value: list[index], prefix: `campaigns[${index}].`, beside };
}

/** What a campaign of a file may be asked for by: its document, its number, its place from 1. */
function namesOf(campaign: unknown, index: number): readonly string[] {
  const { document, number } = (campaign ?? {}) as { readonly document?: unknown; readonly number?: unknown };
  const given = [document, number].filter((name) => typeof name === 'string' && name !== '') as string[];
  return [...given, String(index + 1)];
}

/** Dates in the wrong order are a refusal of their own where nothing else is wrong. */
function slugOf(issues: readonly DocumentIssue[]): 'end-before-start' | 'invalid-input' {
  return issues.every(({ slug }) => slug === 'end-before-start') ? 'end-before-start' : 'invalid-input';
}
