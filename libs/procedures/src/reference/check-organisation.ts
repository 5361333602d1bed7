import { codesOf, dangling, repeated } from './cross-references.js';
import { type ReferenceFault, type ReferenceFile, refuseFaults } from './reference-files.js';

type Row = Readonly<Record<string, unknown>>;

/** The files of an installation that name one another. */
export interface OrganisationFiles {
  readonly bodies: ReferenceFile<{ readonly bodies: readonly Row[] }>;
  readonly groups: ReferenceFile<{ readonly groups: readonly Row[] }>;
  readonly phrases: ReferenceFile<{ readonly phrases: readonly Row[] }>;
  readonly people: ReferenceFile<{ readonly people: readonly Row[] }>;
  readonly councils: ReferenceFile<{ readonly councils: readonly Row[] }>;
}

/**
 * Checks that every body, group, person and role named is declared.
 * @param roles codes of `law/positions.yaml`
 * @throws Problem malformed-yaml with file, line and field
 */
export function checkOrganisation(files: OrganisationFiles, roles: ReadonlySet<string>): void {
  const [bodies, groups] = [files.bodies.content.bodies, files.groups.content.groups];
  const [people, councils] = [files.people.content.people, files.councils.content.councils];
  const bodyCodes = codesOf(bodies);

  refuseFaults(files.bodies, [
    ...repeated('bodies', bodies, 'code', 'validFrom'),
    ...dangling('bodies', bodies, 'parent', bodyCodes, 'cơ quan, đơn vị'),
    ...dangling('bodies', bodies, 'homeAffairs', bodyCodes, 'cơ quan, đơn vị'),
  ]);
  refuseFaults(files.groups, [
    ...repeated('groups', groups, 'code'),
    ...dangling('groups', groups, 'bodies', bodyCodes, 'cơ quan, đơn vị'),
  ]);
  refuseFaults(
    files.phrases,
    dangling('phrases', files.phrases.content.phrases, 'groups', codesOf(groups), 'nhóm đơn vị'),
  );
  refuseFaults(files.people, [
    ...repeated('people', people, 'code'),
    ...within(people, 'people', 'positions', (list, rows) => [
      ...dangling(list, rows, 'body', bodyCodes, 'cơ quan, đơn vị'),
      ...dangling(list, rows, 'role', roles, 'vai'),
    ]),
  ]);
  refuseFaults(files.councils, [
    ...dangling('councils', councils, 'body', bodyCodes, 'cơ quan, đơn vị'),
    ...within(councils, 'councils', 'members', (list, rows) =>
      dangling(list, rows, 'person', codesOf(people), 'người'),
    ),
  ]);
}

function within(
  rows: readonly Row[],
  list: string,
  field: string,
  check: (list: string, rows: readonly Row[]) => ReferenceFault[],
): ReferenceFault[] {
  return rows.flatMap((row, at) => check(`${list}[${at}].${field}`, (row[field] ?? []) as readonly Row[]));
}
