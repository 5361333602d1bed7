/** Statements that make the tables of the law say what the files say; each takes one file's rows as JSON. */

export const PAPERS = `
  INSERT INTO paper_type (code, name, made_by)
  SELECT code, name, "madeBy" FROM jsonb_to_recordset($1) AS x (code text, name text, "madeBy" text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, made_by = excluded.made_by`;

export const REGIMES = `
  INSERT INTO legal_regime (code, valid_from, valid_to, texts, source, confidence)
  SELECT code, "validFrom", "validTo", ARRAY(SELECT jsonb_array_elements_text(texts)), source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, "validFrom" date, "validTo" date, texts jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to,
    texts = excluded.texts, source = excluded.source, confidence = excluded.confidence`;

export const AWARDS = `
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

export const CALENDAR = `
  INSERT INTO calendar_year (year, days_off, makeup_days, source, confidence)
  SELECT year, ARRAY(SELECT (d ->> 'date')::date FROM jsonb_array_elements("off") AS d),
         ARRAY(SELECT (d ->> 'date')::date FROM jsonb_array_elements(makeup) AS d), source, confidence
    FROM jsonb_to_recordset($1) AS x (year int, "off" jsonb, makeup jsonb, source text, confidence text)
  ON CONFLICT (year) DO UPDATE SET days_off = excluded.days_off, makeup_days = excluded.makeup_days,
    source = excluded.source, confidence = excluded.confidence`;

export const LADDERS = `
  INSERT INTO ladder (code, name, steps, source, confidence)
  -- What a ladder says of all its steps is written into each, so that a step says all there is to know of it.
  SELECT code, name, (SELECT jsonb_agg(jsonb_build_object('spread', x.spread, 'channels', x.channels) || step ORDER BY nth)
                        FROM jsonb_array_elements(x.steps) WITH ORDINALITY AS s (step, nth)), source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, name text, steps jsonb, spread jsonb, channels jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, steps = excluded.steps, source = excluded.source,
    confidence = excluded.confidence`;

export const DUTY_TEMPLATES = `
  INSERT INTO duty_template (campaign_kind, duties)
  SELECT kind, duties FROM jsonb_to_recordset($1) AS x ("campaignKinds" jsonb, duties jsonb),
         jsonb_array_elements_text("campaignKinds") AS kind
  ON CONFLICT (campaign_kind) DO UPDATE SET duties = excluded.duties`;

export const ROLES = `
  INSERT INTO role (code, name, substitutable, lead_rank, source, confidence)
  SELECT role, name, substitutable, "leadRank", source, confidence
    FROM jsonb_to_recordset($1) AS x (role text, name text, substitutable boolean, "leadRank" int, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, substitutable = excluded.substitutable,
    lead_rank = excluded.lead_rank, source = excluded.source, confidence = excluded.confidence`;

export const LIMITS = `
  INSERT INTO time_limit (code, level, count, unit, shift_to_working_day, source, confidence)
  SELECT code, level, count, unit, "shiftToWorkingDay", source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, level text, count int, unit text, "shiftToWorkingDay" boolean, source text, confidence text)
  ON CONFLICT (code, level) DO UPDATE SET count = excluded.count, unit = excluded.unit,
    shift_to_working_day = excluded.shift_to_working_day, source = excluded.source, confidence = excluded.confidence`;

export const NOTICES = `
  INSERT INTO notice_kind (code, name, name_en, required, may_wait, why, why_en, todo, todo_en, basis)
  SELECT code, name, "nameEn", required, "mayWait", why, "whyEn", todo, "todoEn", basis
    FROM jsonb_to_recordset($1) AS x (code text, name text, "nameEn" text, required boolean, "mayWait" boolean, why text,
         "whyEn" text, todo text, "todoEn" text, basis text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, required = excluded.required,
    may_wait = excluded.may_wait, why = excluded.why, why_en = excluded.why_en, todo = excluded.todo,
    todo_en = excluded.todo_en, basis = excluded.basis`;

export const SETTINGS = `
  INSERT INTO procedure_setting (code, value, source, confidence)
  SELECT code, value, source, confidence
    FROM jsonb_to_recordset($1) AS x (code text, value jsonb, source text, confidence text)
  ON CONFLICT (code) DO UPDATE SET value = excluded.value, source = excluded.source, confidence = excluded.confidence`;

/** What a file no longer names goes; papers, awards and roles stay, since dossiers and posts refer to them. */
export const REMOVED = {
  regimes: `DELETE FROM legal_regime WHERE code NOT IN (SELECT code FROM jsonb_to_recordset($1) AS x (code text))`,
  calendar: `DELETE FROM calendar_year WHERE year NOT IN (SELECT year FROM jsonb_to_recordset($1) AS x (year int))`,
  ladders: `DELETE FROM ladder WHERE code NOT IN (SELECT code FROM jsonb_to_recordset($1) AS x (code text))`,
  notices: `DELETE FROM notice_kind WHERE code NOT IN (SELECT code FROM jsonb_to_recordset($1) AS x (code text))`,
  limits: `DELETE FROM time_limit WHERE (code, level) NOT IN (SELECT code, level FROM jsonb_to_recordset($1) AS x (code text, level text))`,
  'duty-templates': `
    DELETE FROM duty_template WHERE campaign_kind NOT IN (SELECT kind FROM jsonb_to_recordset($1) AS x ("campaignKinds" jsonb),
      jsonb_array_elements_text("campaignKinds") AS kind)`,
} as const;
