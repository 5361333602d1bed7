import type { Transaction } from '@bangvang/persistence';
import type { ReferenceFile, ReferenceFiles } from './reference-files.js';

/** `clusters.yaml` of an installation: clusters (cụm) and blocks (khối) with their members and the heads of each year. */
export interface ClustersFile {
  readonly clusters: readonly {
    /** Code of the cluster's own body in `bodies.yaml`. */
    readonly body: string;
    readonly kind: 'CUM' | 'KHOI';
    /** Codes of groups declared in `groups.yaml`; their bodies come from here. */
    readonly membersGroup: string;
    readonly headGroup: string;
    readonly members: readonly { readonly body: string; readonly from: string; readonly to: string | null }[];
    readonly years: readonly { readonly year: number; readonly head: string; readonly deputy: string | null }[];
  }[];
}

/** Reads the clusters of an installation, which may have none. @throws Problem malformed-yaml with file, line and field */
export function readClusters(files: ReferenceFiles, installation: string): Promise<ReferenceFile<ClustersFile> | null> {
  return files.readIfThere<ClustersFile>(`${installation}/clusters.yaml`, 'clusters');
}

/** Puts clusters into their tables. Their bodies and groups are there already. */
export async function loadClusters(tx: Transaction, { clusters }: ClustersFile): Promise<void> {
  const rows = JSON.stringify(clusters);
  for (const sql of [CLUSTERS, MEMBERS, YEARS]) await tx.rows(sql, [rows]);
}

const CLUSTERS = `
  INSERT INTO cluster (body_id, kind, members_group, head_group)
  SELECT b.id, x.kind, x."membersGroup", x."headGroup"
    FROM jsonb_to_recordset($1) AS x (body text, kind text, "membersGroup" text, "headGroup" text) JOIN body b ON b.code = x.body
  ON CONFLICT (body_id) DO UPDATE SET kind = excluded.kind, members_group = excluded.members_group,
    head_group = excluded.head_group`;

const MEMBERS = `
  INSERT INTO cluster_member (cluster_id, body_id, valid_from, valid_to)
  SELECT c.id, b.id, m."from", m."to"
    FROM jsonb_to_recordset($1) AS x (body text, members jsonb) JOIN body c ON c.code = x.body,
         jsonb_to_recordset(x.members) AS m (body text, "from" date, "to" date) JOIN body b ON b.code = m.body
  ON CONFLICT (cluster_id, body_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to`;

const YEARS = `
  INSERT INTO cluster_year (cluster_id, year, head_id, deputy_id)
  SELECT c.id, y.year, h.id, d.id
    FROM jsonb_to_recordset($1) AS x (body text, years jsonb) JOIN body c ON c.code = x.body,
         jsonb_to_recordset(x.years) AS y (year int, head text, deputy text)
         JOIN body h ON h.code = y.head LEFT JOIN body d ON d.code = y.deputy
  ON CONFLICT (cluster_id, year) DO UPDATE SET head_id = excluded.head_id, deputy_id = excluded.deputy_id`;
