import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  askReconciliation,
  type CommandKey,
  Database,
  findIncident,
  FINDING_WORDS,
  type FindingKind,
  findReconciliation,
  type IncidentRecord,
  listIncidents,
  listReconciliations,
  readRadar,
  type ReconciliationRecord,
  resolveIncident,
  retryIncident,
  UnitOfWork,
} from '@bangvang/persistence';
import { actorFor, type Page, pageBounds, PageQuery, pageFrom } from '../http/index.js';
import type { IncidentsQuery, IncidentView } from './incident.dto.js';
import type { FindingView, RadarQuery } from './radar.dto.js';
import type { ReconciliationAskedView, ReconciliationView } from './reconciliation.dto.js';

/** What stands still, what went wrong, and setting it going again. The engine is asked by the worker alone. */
@Injectable()
export class WatchService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async radar(query: RadarQuery): Promise<Page<FindingView>> {
    const { after, rows } = pageBounds(query, 3);
    const found = await readRadar(this.database, {
      kinds: query.kind ? [query.kind] : null,
      after: after && { kind: String(after[0]), key: String(after[1]), subjectId: String(after[2]) },
      rows,
    });
    return pageFrom(
      found,
      query,
      ({ kind, key, subjectId }) => [kind, key, subjectId],
      ({ kind, key: _sortedBy, since, ...rest }) => ({ ...rest, kind, sinceAt: since, ...FINDING_WORDS[kind] }),
    );
  }

  async incidents(query: IncidentsQuery): Promise<Page<IncidentView>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listIncidents(this.database, {
      state: query.state ?? null,
      kind: query.kind ?? null,
      after: after && { key: String(after[0]), id: String(after[1]) },
      rows,
    });
    return pageFrom(found, query, ({ key, id }) => [key, id], incidentView);
  }

  /** @throws Problem no-such-thing */
  async incident(id: string): Promise<IncidentView> {
    return incidentView(await findIncident(this.database, id));
  }

  /** @throws Problem no-such-thing, stale-version, conflicting-act */
  retry(id: string, version: number, officer: Officer, command: CommandKey): Promise<IncidentView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) =>
      incidentView(await retryIncident(tx, { id, version, personId: officer.personId })),
    );
  }

  /** @throws Problem no-such-thing, stale-version, conflicting-act */
  resolve(id: string, version: number, reason: string, officer: Officer, command: CommandKey): Promise<IncidentView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) =>
      incidentView(await resolveIncident(tx, { id, version, personId: officer.personId }, reason)),
    );
  }

  async reconciliations(query: PageQuery): Promise<Page<ReconciliationView>> {
    const { after, rows } = pageBounds(query, 2);
    const place = after && { key: String(after[0]), id: String(after[1]) };
    const found = await listReconciliations(this.database, place, rows);
    return pageFrom(found, query, ({ key, id }) => [key, id], reconciliationView);
  }

  /** @throws Problem no-such-thing */
  async reconciliation(id: string): Promise<ReconciliationView> {
    return reconciliationView(await findReconciliation(this.database, id));
  }

  /** Only a fact is written: a worker does it within seconds. */
  ask(officer: Officer, command: CommandKey): Promise<ReconciliationAskedView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => ({
      id: await askReconciliation(tx, officer.personId),
    }));
  }
}

function incidentView({ key: _sortedBy, ...incident }: IncidentRecord): IncidentView {
  const words = FINDING_WORDS[incident.kind as FindingKind];
  return { ...incident, name: words?.name ?? incident.kind, toDo: words?.toDo ?? '' };
}

function reconciliationView({ key: _sortedBy, ...record }: ReconciliationRecord): ReconciliationView {
  return record;
}
