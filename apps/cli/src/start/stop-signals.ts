import type { Out } from './settings.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The wish to stop, from the keyboard or the system. */
export interface StopSignals {
  /** Aborted at the first signal; further ones change nothing, the terminal and npm may each send theirs. */
  readonly asked: AbortSignal;
  release(): void;
}

export function listenForStop(out: Out): StopSignals {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) return;
    out('');
    out('Đang dừng Bảng Vàng…');
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    asked: controller.signal,
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
