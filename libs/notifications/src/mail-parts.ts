/** A mail as its parts, in its reader's language; text and page show the same ones. */
export interface MailParts {
  readonly language: 'vi' | 'en';
  readonly title: string;
  readonly greeting: string | null;
  /** Label and value of what it is about. */
  readonly facts: readonly (readonly [string, string])[];
  /** Paragraphs, lines within them by line breaks. */
  readonly paragraphs: readonly string[];
  /** The Vietnamese notice under an English one: it is the one that counts. */
  readonly original: { readonly note: string; readonly paragraphs: readonly string[] } | null;
  readonly todo: { readonly label: string; readonly words: string } | null;
  readonly link: { readonly label: string; readonly url: string } | null;
  /** Why one gets it, what it rests on, how to get it otherwise. */
  readonly footer: readonly string[];
}
