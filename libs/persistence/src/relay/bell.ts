/** Lets one loop sleep until somebody rings or time is up. A ring while nobody sleeps is kept for the next sleep. */
export class Bell {
  private rung = false;
  private wakeSleeper: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wakeSleeper?.();
  }

  /**
   * @param limitMs the longest sleep, in ms
   * @returns whether the bell was rung
   */
  async rest(limitMs: number): Promise<boolean> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        this.wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wakeSleeper = null;
    }
    const { rung } = this;
    this.rung = false;
    return rung;
  }
}
