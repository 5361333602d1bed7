/** One event of a stream of server-sent events. */
export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it arrived, in ms of `performance.now()`. */
  readonly at: number;
}

/** A reader of server-sent events as a browser is one: it keeps the id of the last event and comes back with it. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  lastEventId: string | null = null;
  private ended: AbortController | null = null;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Opens the stream; returns once it is open. */
  async open(): Promise<void> {
    this.ended = new AbortController();
    const headers = { cookie: this.cookie, ...(this.lastEventId && { 'last-event-id': this.lastEventId }) };
    const answer = await fetch(this.url, { headers, signal: this.ended.signal });
    if (!answer.ok) throw new Error(`${this.url}: ${answer.status}`);
    this.reading = this.read(answer.body!).catch(() => undefined);
  }

  /** The connection is lost; what happens meanwhile is not heard. */
  async cut(): Promise<void> {
    this.ended?.abort();
    await this.reading;
  }

  /** Waits for an event. @throws Error when it does not come in time */
  async until(wanted: (event: StreamEvent) => boolean, limitMs = 10_000): Promise<StreamEvent> {
    for (const began = performance.now(); performance.now() - began < limitMs;) {
      const event = this.events.find(wanted);
      if (event) return event;
      await new Promise((resume) => setTimeout(resume, 5));
    }
    throw new Error(`the event did not come; heard: ${JSON.stringify(this.events)}`);
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) this.hear(block);
    }
  }

  private hear(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.split(':', 1)[0]!, line.slice(line.indexOf(':') + 1).trim()] as const),
    );
    const id = fields.get('id');
    if (id) this.lastEventId = id;
    const data = fields.get('data');
    if (data === undefined) return;
    const type = fields.get('event') ?? 'message';
    this.events.push({ type, id: id ?? '', data: JSON.parse(data) as StreamEvent['data'], at: performance.now() });
  }
}
