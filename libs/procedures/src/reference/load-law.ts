import type { Transaction } from '@bangvang/persistence';
import type { LoadFile, ReadReference } from './load-reference.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

interface LimitsFile {
  readonly limits: Rows;
  readonly supplementRoundsMax: number;
  readonly sources: Readonly<Record<string, { source: string; confidence: string }>>;
}

interface CouncilsFile {
  readonly quorum: { numerator: number; denominator: number };
  readonly base: string;
  readonly absent: string;
  readonly sources: Readonly<Record<string, { source: string; confidence: string }>>;
}

/** Loads `law/*.yaml`: each file one statement. */
export async function loadLaw(tx: Transaction, read: ReadReference, loaded: LoadFile): Promise<void> {
  const table = async (file: string, key: string, sql: string): Promise<void> => {
    const rows = (await read<Readonly<Record<string, Rows>>>(`law/${file}.yaml`, file))[key] ?? [];
    await tx.rows(sql, [JSON.stringify(rows)]);
    loaded(`law/${file}.yaml`, rows.length);
  };
  await table('papers', 'papers', PAPERS);
  await table('regimes', 'regimes', REGIMES);
  await table('awards', 'awards', AWARDS);
  await table('calendar', 'years', CALENDAR);
  await table('ladders', 'ladders', LADDERS);
  await table('duty-templates', 'templates', DUTY_TEMPLATES);
  await table('positions', 'roles', ROLES);

  const limits = await read<LimitsFile>('law/limits.yaml', 'limits');
  await tx.rows(LIMITS, [JSON.stringify(limits.limits)]);
  loaded('law/limits.yaml', limits.limits.length);

  const councils = await read<CouncilsFile>('law/councils.yaml', 'council-rules');
  const settings = [
    { code: 'supplementRoundsMax', value: limits.supplementRoundsMax, ...limits.sources['supplementRoundsMax'] },
    { code: 'quorum', value: councils.quorum, ...councils.sources['quorum'] },
    { code: 'voteBase', value: councils.base, ...councils.sources['base'] },
    { code: 'absentMembers', value: councils.absent, ...councils.sources['absent'] },
  ];
  await tx.rows(SETTINGS, [JSON.stringify(settings)]);
  loaded('law/councils.yaml', settings.length - 1);
}

const PAPERS = `
  INSERT INTO paper_type (code, name, made_by)
  SELECT code, name, "madeBy" FROM jsonb_to_recordset($1) AS x (code text, name text, "madeBy" text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, made_by = excluded.made_by`;

const REGIMES = `
  INSERT INTO legal_regime (code, valid_from, valid_to, texts, source, confidence)
  SELECT code, "validFrom", "validTo", ARRAY(SELECT jsonb_array_elements_text(texts)), source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, "validFrom" date, "validTo" date, texts jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to,
    texts = excluded.texts, source = excluded.source, confidence = excluded.confidence`;

const AWARDS = `
  INSERT INTO award_type (code, name, nominee_kinds, deciding_level, vote_numerator, vote_denominator, vote_strict,
                          secret_ballot, required_papers, valid_from, valid_to, source, confidence)
  SELECT code, name, ARRAY(SELECT jsonb_array_elements_text("nomineeKinds")), "decidingLevel",
         ("voteRule" ->> 'numerator')::int, ("voteRule" ->> 'denominator')::int, ("voteRule" ->> 'strict')::boolean,
         "secretBallot", ARRAY(SELECT jsonb_array_elements_text("requiredPapers")), "validFrom", "validTo", source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, name text, "nomineeKinds" jsonb, "decidingLevel" text, "voteRule" jsonb,
         "secretBallot" boolean, "requiredPapers" jsonb, "validFrom" date, "validTo" date, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, nominee_kinds = excluded.nominee_kinds,
    deciding_level = excluded.deciding_level, vote_numerator = excluded.vote_numerator,
    vote_denominator = excluded.vote_denominator, vote_strict = excluded.vote_strict,
    secret_ballot = excluded.secret_ballot, required_papers = excluded.required_papers,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, confidence = excluded.confidence`;

const CALENDAR = `
  INSERT INTO calendar_year (year, days_off, makeup_days, source, confidence)
  SELECT year, ARRAY(SELECT (d ->> 'date')::date FROM jsonb_array_elements("off") AS d),
         ARRAY(SELECT (d ->> 'date')::date FROM jsonb_array_elements(makeup) AS d), source, confidence
    FROM jsonb_to_recordset($1) AS x (year int, "off" jsonb, makeup jsonb, source text, confidence text)
  ON CONFLICT (year) DO UPDATE SET days_off = excluded.days_off, makeup_days = excluded.makeup_days,
    source = excluded.source, confidence = excluded.confidence`;

const LADDERS = `
  INSERT INTO ladder (code, name, steps, source, confidence)
  SELECT code, name, steps, source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, name text, steps jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, steps = excluded.steps, source = excluded.source,
    confidence = excluded.confidence`;

const DUTY_TEMPLATES = `
  INSERT INTO duty_template (campaign_kind, duties)
  SELECT kind, duties FROM jsonb_to_recordset($1) AS x ("campaignKinds" jsonb, duties jsonb),
         jsonb_array_elements_text("campaignKinds") AS kind
  ON CONFLICT (campaign_kind) DO UPDATE SET duties = excluded.duties`;

const ROLES = `
  INSERT INTO role (code, name) SELECT role, name FROM jsonb_to_recordset($1) AS x (role text, name text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name`;

const LIMITS = `
  INSERT INTO time_limit (code, level, count, unit, shift_to_working_day, source, confidence)
  SELECT code, level, count, unit, "shiftToWorkingDay", source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, level text, count int, unit text, "shiftToWorkingDay" boolean, source text, confidence text)
  ON CONFLICT (code, level) DO UPDATE SET count = excluded.count, unit = excluded.unit,
    shift_to_working_day = excluded.shift_to_working_day, source = excluded.source, confidence = excluded.confidence`;

const SETTINGS = `
  INSERT INTO procedure_setting (code, value, source, confidence)
  SELECT code, value, source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, value jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET value = excluded.value, source = excluded.source, confidence = excluded.confidence`;
