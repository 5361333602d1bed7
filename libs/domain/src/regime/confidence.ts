/** How far a row of the law is confirmed. sure: text read; likely: indirect evidence; unsure: "chưa xác nhận", stays editable. */
export type Confidence = 'sure' | 'likely' | 'unsure';

const FROM_SUREST: readonly Confidence[] = ['sure', 'likely', 'unsure'];

/** The less sure of two marks: what rests on both is no surer than either. */
export function leastSure(a: Confidence, b: Confidence): Confidence {
  return FROM_SUREST.indexOf(a) >= FROM_SUREST.indexOf(b) ? a : b;
}
