/** One entry of an export: a line of NDJSON. `entry` is the very text that was hashed. */
export interface AuditLine {
  readonly subject: string;
  readonly seq: number;
  readonly entry: string;
  /** Hex. */
  readonly hash: string;
}

/** Where one subject's chain stood. */
export interface ChainHead {
  readonly subject: string;
  readonly length: number;
  /** Hex. */
  readonly head: string;
}

/** What the installation vouches for: how many chains there are, and where each stood. */
export interface Checkpoint {
  /** Real instant of the export, ISO. */
  readonly madeAt: string;
  /** Legal instant of the export, ISO. */
  readonly legalTime: string;
  readonly subjects: number;
  readonly entries: number;
  readonly heads: readonly ChainHead[];
}

/** The last line of an export. `checkpoint` is the signed text, JSON of a `Checkpoint`. */
export interface CheckpointLine {
  readonly checkpoint: string;
  /** Ed25519 over the text's UTF-8 bytes, base64. */
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
}

/** Signs a checkpoint into the last line of an export. */
export function checkpointLine(
  checkpoint: Checkpoint,
  key: { readonly publicKey: string; sign(text: string): string },
): CheckpointLine {
  const text = JSON.stringify(checkpoint);
  return { checkpoint: text, signature: key.sign(text), publicKey: key.publicKey };
}
