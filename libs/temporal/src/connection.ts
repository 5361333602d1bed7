import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

export interface TemporalAddress {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly namespace: string;
}

/** The one client connection of a process. */
export interface TemporalConnection {
  readonly client: Client;
  /** Whether the namespace answers now. @param limitMs how long it may take, in ms */
  answers(limitMs?: number): Promise<boolean>;
  /** Runs calls under a common limit: what takes longer fails with DEADLINE_EXCEEDED. @param limitMs in ms */
  within<T>(limitMs: number, calls: () => Promise<T>): Promise<T>;
  /** Ends the connection once the calls under way have settled: a close during a retry would end the process. */
  close(): Promise<void>;
}

/** Whoever calls knows what to do when the server is away; the client itself only bridges a hiccup. */
const ATTEMPTS = 3;
const CALL_LIMIT_MS = 5_000;

/**
 * Opens the connection without waiting for the server: calls fail while it is away and work again by themselves
 * once it is back.
 */
export function connect({ address, namespace }: TemporalAddress): TemporalConnection {
  const connection = Connection.lazy({
    address,
    connectTimeout: CALL_LIMIT_MS,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  const client = new Client({ connection, namespace });
  const underWay = new Set<Promise<unknown>>();

  async function within<T>(limitMs: number, calls: () => Promise<T>): Promise<T> {
    const call = connection.withDeadline(Date.now() + limitMs, calls);
    underWay.add(call);
    try {
      return await call;
    } finally {
      underWay.delete(call);
    }
  }

  return {
    client,
    within,
    async answers(limitMs = CALL_LIMIT_MS) {
      try {
        await within(limitMs, () => connection.workflowService.describeNamespace({ namespace }));
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}
