import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import type {
  AwardCriteria,
  AwardType,
  BaseSalary,
  BonusFactors,
  BonusMultiple,
  Cap,
  CitedWording,
  Competence,
  ConditionalPaper,
  Confidence,
  DossierSets,
  GateRule,
  LegalRegime,
  LegalText,
  PaperForm,
  RoundingMode,
  SimplifiedRule,
  SubmissionWindow,
} from '@bangvang/domain';
import { repositoryRoot } from '@bangvang/infra';

const REFERENCE = join(repositoryRoot(), 'infra/reference');

/** A source with its mark, for a parameter that is no row. */
export interface Sourced {
  readonly source: string;
  readonly confidence: Confidence;
}

/** Reads one table of the law, held against its schema. */
export function lawFile<T>(name: string, schema = name): T {
  return readYaml<T>(
    readFileSync(join(REFERENCE, 'law', `${name}.yaml`), 'utf8'),
    JSON.parse(readFileSync(join(REFERENCE, 'schema', `${schema}.schema.json`), 'utf8')),
    name,
  );
}

type AwardRow = AwardType & Sourced & { readonly kind: 'title' | 'form' | 'order' | 'medal' | 'honour' };

/** The law as it stands in the files people edit. */
export const LAW = {
  ...lawFile<{ regimes: (LegalRegime & Sourced)[] }>('regimes'),
  ...lawFile<{ awards: AwardRow[] }>('awards'),
  ...lawFile<{ criteria: AwardCriteria[] }>('criteria'),
  ...lawFile<{ gates: GateRule[] }>('gates'),
  ...lawFile<{ competence: Competence[] }>('competence'),
  ...lawFile<{ baseSalaries: BaseSalary[] }>('base-salary'),
  ...lawFile<{ caps: Cap[] }>('caps'),
  ...lawFile<{ windows: SubmissionWindow[] }>('submission-windows'),
  ...lawFile<{ simplified: SimplifiedRule[] }>('simplified'),
  ...lawFile<{ texts: LegalText[]; wordings: CitedWording[] }>('texts'),
  papers: lawFile<{ conditional: ConditionalPaper[]; forms: PaperForm[]; sets: DossierSets[] }>('dossier-papers'),
  bonus: lawFile<{
    factors: BonusFactors;
    rounding: RoundingMode;
    sources: Record<string, Sourced>;
    multiples: BonusMultiple[];
  }>('bonus'),
};
