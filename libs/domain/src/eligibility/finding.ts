/** What is found of a criterion. Unknown is never 'not-met': it asks a person. */
export type Finding = 'met' | 'not-met' | 'needs-person';

/** All must hold: one known failure decides, else one unknown asks a person. */
export function allOf(findings: readonly Finding[]): Finding {
  return atLeast(findings.length, findings);
}

/** One suffices. */
export function anyOf(findings: readonly Finding[]): Finding {
  return atLeast(1, findings);
}

/** At least so many must hold. It fails only when even the unknown ones together would not make up the number. */
export function atLeast(count: number, findings: readonly Finding[]): Finding {
  const met = findings.filter((finding) => finding === 'met').length;
  const open = findings.filter((finding) => finding === 'needs-person').length;
  if (met >= count) return 'met';
  return met + open < count ? 'not-met' : 'needs-person';
}

/** A yes-or-no that may be unknown, as a finding. */
export function findingOf(holds: boolean | null): Finding {
  if (holds === null) return 'needs-person';
  return holds ? 'met' : 'not-met';
}
