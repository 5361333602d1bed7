/** What is wrong with one field of a document, in words for the person who wrote it. */
export interface DocumentIssue {
  /** Where, as the file spells it: `targets[2].comparator`. */
  readonly path: string;
  readonly slug: DocumentIssueSlug;
  readonly message: string;
}

export type DocumentIssueSlug =
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'not-a-date'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'end-before-start';

/** Something a person should look at: where it stands in the file, and a Vietnamese sentence. */
export interface ReadingNote {
  readonly path: string;
  readonly message: string;
}

/** What a reading notes down on the way. */
export interface ReadingNotes {
  readonly issues: DocumentIssue[];
  /** Values the text does not state so itself. */
  readonly inferred: ReadingNote[];
  readonly notUnderstood: ReadingNote[];
  /** What contradicts itself, as Vietnamese sentences. */
  readonly contradictions: string[];
  /** The content of what is not understood, by its path: kept with the document, never dropped. */
  readonly unread: Record<string, unknown>;
}

/** The field as a sentence begins with it. */
export function named(path: string): string {
  return path === '' ? 'Văn bản' : `Mục “${path}”`;
}
