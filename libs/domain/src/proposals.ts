/**
 * The papers a dossier still lacks before its unit may submit it.
 * @param required paper codes of the award, in the order they are listed to people
 * @param present paper codes on the dossier's file
 * @returns the missing ones in the required order, each once
 * @source Law on Emulation and Commendation 2022, Art. 84
 */
export function missingPapers(required: readonly string[], present: readonly string[]): readonly string[] {
  return [...new Set(required)].filter((paper) => !present.includes(paper));
}
