import { newId, type Transaction } from '@bangvang/persistence';
import { checkOrganisation, type OrganisationFiles } from './check-organisation.js';
import type { InstallationFile } from './installation-name.js';
import { type ClustersFile, loadClusters, readClusters } from './load-clusters.js';
import type { LoadFile } from './load-law.js';
import type { ReferenceFile, ReferenceFiles } from './reference-files.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** An installation's own files, read and checked against one another. */
export interface Organisation extends OrganisationFiles {
  readonly installation: ReferenceFile<InstallationFile>;
  readonly phrases: ReferenceFile<{ readonly issuer?: string; readonly phrases: Rows }>;
  readonly clusters: ReferenceFile<ClustersFile> | null;
}

/**
 * Reads an installation's own files: bodies, groups, phrases, people, positions, councils.
 * @param roles codes of `law/positions.yaml`
 * @throws Problem malformed-yaml with file, line and field
 */
export async function readOrganisation(
  files: ReferenceFiles,
  installation: string,
  roles: ReadonlySet<string>,
): Promise<Organisation> {
  const read = <T>(name: string) => files.read<T>(`${installation}/${name}.yaml`, name);
  const organisation = {
    installation: await read<InstallationFile>('installation'),
    bodies: await read<{ bodies: Rows }>('bodies'),
    groups: await read<{ groups: Rows }>('groups'),
    phrases: await read<{ issuer?: string; phrases: Rows }>('phrases'),
    clusters: await readClusters(files, installation),
    people: await read<{ people: Rows }>('people'),
    councils: await read<{ councils: Rows }>('councils'),
  };
  checkOrganisation(organisation, roles);
  return organisation;
}

/** Puts what an installation's folder adds into its tables: bodies, groups, phrases, people, councils. */
export async function loadOrganisation(tx: Transaction, organisation: Organisation, loaded: LoadFile): Promise<void> {
  const bodies = JSON.stringify(withIds(organisation.bodies.content.bodies));
  for (const sql of [BODIES, HOME_AFFAIRS, TENURES]) await tx.rows(sql, [bodies]);

  const groups = JSON.stringify(organisation.groups.content.groups);
  for (const sql of [GROUPS, GROUP_MEMBERS]) await tx.rows(sql, [groups]);
  if (organisation.clusters) await loadClusters(tx, organisation.clusters.content);
  const { issuer = '', phrases } = organisation.phrases.content;
  await tx.rows(PHRASES, [JSON.stringify(phrases), issuer]);

  const people = withIds(organisation.people.content.people);
  await tx.rows(PEOPLE, [JSON.stringify(people)]);
  const posts = people.flatMap((person) =>
    (person['positions'] as Rows).map((post) => ({ ...post, person: person['code'] })),
  );
  const positions = new Map(posts.map((post) => [`${post['body' as never]}/${post['role' as never]}`, post]));
  await tx.rows(POSITIONS, [JSON.stringify(withIds([...positions.values()]))]);
  await tx.rows(HOLDERS, [JSON.stringify(posts)]);

  const councils = JSON.stringify(withIds(organisation.councils.content.councils));
  for (const sql of [COUNCILS, COUNCIL_MEMBERS]) await tx.rows(sql, [councils]);
  const { bodies: inBodies, groups: inGroups, people: inPeople, councils: inCouncils, clusters } = organisation;
  loaded(inBodies.name, inBodies.content.bodies.length);
  loaded(inGroups.name, inGroups.content.groups.length);
  loaded(organisation.phrases.name, phrases.length);
  loaded(inPeople.name, inPeople.content.people.length);
  loaded(inCouncils.name, inCouncils.content.councils.length);
  if (clusters) loaded(clusters.name, clusters.content.clusters.length);
}

function withIds(rows: Rows): Rows {
  return rows.map((row) => ({ id: newId(), ...row }));
}

const BODIES = `
  INSERT INTO body (id, code, level, outside, number_symbol, letter_symbol, deciding_level, sector)
  SELECT id, code, level, coalesce(outside, false), "numberSymbol", "letterSymbol", coalesce("decidingLevel", level), coalesce(sector, 'general')
    FROM jsonb_to_recordset($1) AS x (id uuid, code text, level text, outside boolean, "numberSymbol" text, "letterSymbol" text, "decidingLevel" text,
         sector text)
  ON CONFLICT (code) DO UPDATE SET level = excluded.level, outside = excluded.outside,
    number_symbol = excluded.number_symbol, letter_symbol = excluded.letter_symbol, deciding_level = excluded.deciding_level,
    sector = excluded.sector`;

const HOME_AFFAIRS = `
  UPDATE body SET home_affairs_id = h.id
    FROM jsonb_to_recordset($1) AS x (code text, "homeAffairs" text) LEFT JOIN body h ON h.code = x."homeAffairs"
   WHERE body.code = x.code`;

const TENURES = `
  INSERT INTO body_tenure (body_id, valid_from, valid_to, name, parent_id, owns_council)
  SELECT b.id, x."validFrom", x."validTo", x.name, p.id, x."ownsCouncil"
    FROM jsonb_to_recordset($1) AS x (code text, name text, parent text, "ownsCouncil" boolean, "validFrom" date, "validTo" date)
    JOIN body b ON b.code = x.code LEFT JOIN body p ON p.code = x.parent
  ON CONFLICT (body_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, name = excluded.name,
    parent_id = excluded.parent_id, owns_council = excluded.owns_council`;

const GROUPS = `
  INSERT INTO body_group (code, name) SELECT code, name FROM jsonb_to_recordset($1) AS x (code text, name text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name`;

const GROUP_MEMBERS = `
  INSERT INTO body_group_member (group_code, body_id)
  SELECT x.code, b.id FROM jsonb_to_recordset($1) AS x (code text, bodies jsonb),
         jsonb_array_elements_text(x.bodies) AS member JOIN body b ON b.code = member
  ON CONFLICT DO NOTHING`;

const PHRASES = `
  INSERT INTO phrase (text, scope, group_codes)
  SELECT phrase, $2, ARRAY(SELECT jsonb_array_elements_text(groups)) FROM jsonb_to_recordset($1) AS x (phrase text, groups jsonb)
  ON CONFLICT (text, scope) DO UPDATE SET group_codes = excluded.group_codes`;

const PEOPLE = `
  INSERT INTO person (id, code, full_name, email)
  SELECT id, code, "fullName", email FROM jsonb_to_recordset($1) AS x (id uuid, code text, "fullName" text, email text)
  ON CONFLICT (code) DO UPDATE SET full_name = excluded.full_name, email = excluded.email`;

const POSITIONS = `
  INSERT INTO position (id, body_id, role, title)
  SELECT x.id, b.id, x.role, r.name FROM jsonb_to_recordset($1) AS x (id uuid, body text, role text)
    JOIN body b ON b.code = x.body JOIN role r ON r.code = x.role
  ON CONFLICT (body_id, role) DO UPDATE SET title = excluded.title`;

const HOLDERS = `
  INSERT INTO position_holder (position_id, person_id, title, valid_from, valid_to)
  SELECT p.id, h.id, coalesce(x.title, p.title), x."from", x."to"
    FROM jsonb_to_recordset($1) AS x (body text, role text, person text, title text, "from" date, "to" date)
    JOIN body b ON b.code = x.body JOIN position p ON p.body_id = b.id AND p.role = x.role
    JOIN person h ON h.code = x.person
  ON CONFLICT (position_id, person_id, valid_from) DO UPDATE SET title = excluded.title, valid_to = excluded.valid_to`;

const COUNCILS = `
  INSERT INTO council (id, code, body_id, name, rules)
  SELECT x.id, x.code, b.id, x.name, coalesce(x.rules, '{}')
    FROM jsonb_to_recordset($1) AS x (id uuid, code text, body text, name text, rules jsonb) JOIN body b ON b.code = x.body
  ON CONFLICT (code) DO UPDATE SET body_id = excluded.body_id, name = excluded.name, rules = excluded.rules,
      version = council.version + 1
    WHERE (council.body_id, council.name, council.rules) IS DISTINCT FROM (excluded.body_id, excluded.name, excluded.rules)`;

/** What an act has changed since stays as it is: it carries its decision. */
const COUNCIL_MEMBERS = `
  INSERT INTO council_member (council_id, person_id, office, valid_from, valid_to)
  SELECT c.id, h.id, m.office, m."from", m."to"
    FROM jsonb_to_recordset($1) AS x (code text, members jsonb) JOIN council c ON c.code = x.code,
         jsonb_to_recordset(x.members) AS m (person text, office text, "from" date, "to" date)
    JOIN person h ON h.code = m.person
  ON CONFLICT (council_id, person_id, valid_from) DO UPDATE SET office = excluded.office, valid_to = excluded.valid_to
    WHERE council_member.document IS NULL AND council_member.end_document IS NULL`;
