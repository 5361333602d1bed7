import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface HistoriesOf {
  /** host:port of the Temporal that ran them. */
  readonly address: string;
  readonly namespace: string;
}

/**
 * Keeps the history of every way a procedure took, as files that later releases are replayed against. Of procedures
 * whose histories have the same events in the same order, one is kept.
 * @returns how many were kept
 */
export async function keepHistories({ address, namespace }: HistoriesOf, directory: string): Promise<number> {
  mkdirSync(directory, { recursive: true });
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection, namespace });
    const kept = new Set<string>();
    for await (const { type, workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      const way = `${type}:${history.events?.map(({ eventType }) => eventType).join(',')}`;
      if (kept.has(way)) continue;
      kept.add(way);
      writeFileSync(join(directory, `${type}-${kept.size}.json`), anonymous(historyToJSON(history)));
    }
    return kept.size;
  } finally {
    await connection.close();
  }
}

/** Without the names of the processes and machines that ran it. */
function anonymous(history: string): string {
  return `${history.replaceAll(/\b\d+@[\w.-]+?(?=-[0-9a-f]{32}"|")/g, 'worker')}\n`;
}
