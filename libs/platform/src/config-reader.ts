/** Settings that cannot be used. The message names each with what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`Thiết lập không dùng được:\n  ${faults.join('\n  ')}`);
  }
}

/** Reads single settings and gathers what is wrong, so that one start shows every fault. Empty means absent. */
export class Reader {
  private readonly faults: string[] = [];

  constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  text(name: string, otherwise: string): string {
    return this.env[name] || otherwise;
  }

  optional(name: string, form: RegExp, formInWords: string): string | null {
    const value = this.env[name];
    if (!value) return null;
    if (!form.test(value)) this.refuse(name, `phải có dạng ${formInWords}`);
    return value;
  }

  oneOf<const T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.env[name];
    if (!value) return otherwise;
    const choice = choices.find((known) => known === value);
    if (choice === undefined) this.refuse(name, `phải là một trong: ${choices.join(', ')}`);
    return choice ?? otherwise;
  }

  port(name: string, otherwise: number): number {
    return this.integer(name, otherwise, 1, 65_535);
  }

  count(name: string, otherwise: number): number {
    return this.integer(name, otherwise, 1, 500);
  }

  /** Two files that only make sense together. */
  pair(certificate: string, key: string): { readonly certificateFile: string; readonly keyFile: string } | null {
    const [certificateFile, keyFile] = [this.env[certificate], this.env[key]];
    if (!certificateFile && !keyFile) return null;
    if (!certificateFile || !keyFile) this.refuse(certificateFile ? key : certificate, 'còn thiếu, phải có cả hai');
    return { certificateFile: certificateFile ?? '', keyFile: keyFile ?? '' };
  }

  refuse(name: string, fault: string): void {
    this.faults.push(`${name}: ${fault}`);
  }

  throwIfWrong(): void {
    if (this.faults.length > 0) throw new ConfigError(this.faults);
  }

  private integer(name: string, otherwise: number, least: number, most: number): number {
    const value = this.env[name];
    if (!value) return otherwise;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      this.refuse(name, `phải là số nguyên từ ${least} đến ${most}`);
      return otherwise;
    }
    return number;
  }
}
