import {
  achievementPeriod,
  type CommendationKind,
  type Confirmation,
  type EnterpriseDuties,
  type GateCode,
  type GateFacts,
  type GateMoment,
  type HeadOverride,
  type Proceeding,
  type ProceedingKind,
} from '@bangvang/domain';
import { LAW } from './law-tables.js';
import { disciplinesOf } from './read-facts.js';

/** The facts of a gate's case. What is left out is known and stands in nobody's way. */
export interface WrittenGateFacts {
  readonly gate?: GateCode;
  readonly moment?: GateMoment;
  readonly award?: string;
  readonly kind?: CommendationKind;
  readonly year?: string;
  readonly achievement?: string;
  readonly nominee?: Partial<GateFacts['nominee']>;
  /** 'inspection 2024-02-20', with a second day once it is closed. */
  readonly proceedings?: 'unknown' | readonly string[];
  readonly disciplines?: 'unknown' | readonly string[];
  readonly others?:
    'unknown' | readonly { code: string; year: string; title?: boolean; achievement?: string; revokedOn?: string }[];
  readonly basis?: readonly (CommendationKind | 'unclear')[];
  readonly barsHeads?: boolean;
  readonly asksRegistration?: boolean;
  /** '60 of 80': result and target; 'unknown of 80'. */
  readonly targets?: readonly string[];
  readonly override?: HeadOverride;
  readonly duties?: EnterpriseDuties;
  readonly transfer?: { readonly months: number | null; readonly opinion: boolean | null };
  readonly registeredOn?: string;
  /** What a person has confirmed of the gate. */
  readonly confirmed?: Pick<Confirmation, 'standing' | 'holds'>;
}

/** What people have confirmed, as the gates ask for it. */
export function confirmationsOf({ gate, confirmed }: WrittenGateFacts): readonly Confirmation[] {
  if (!gate || !confirmed) return [];
  return [{ kind: 'gate', about: gate, by: 'Trần B, Chuyên viên', note: 'đã xem', ...confirmed }];
}

/** What the gates look at, on a day. */
export function gateFactsOf(facts: WrittenGateFacts, day: string): GateFacts {
  const code = facts.award ?? 'BK_TINH';
  return {
    day,
    nominee: {
      kind: 'individual',
      isHead: false,
      isEnterprise: false,
      directWorker: false,
      smallCollective: false,
      remoteArea: false,
      womanOrMostlyWomen: false,
      ...facts.nominee,
    },
    award: {
      code,
      isTitle: LAW.awards.find((award) => award.code === code)?.kind === 'title',
      kind: facts.kind ?? 'merit',
    },
    period: achievementPeriod(facts.year ?? '2023'),
    achievement: facts.achievement ?? null,
    proceedings: facts.proceedings === 'unknown' ? null : (facts.proceedings ?? []).map(proceedingOf),
    disciplines: facts.disciplines === 'unknown' ? null : disciplinesOf(facts.disciplines ?? []),
    otherAwards:
      facts.others === 'unknown'
        ? null
        : (facts.others ?? []).map((other) => ({
            code: other.code,
            isTitle: other.title ?? false,
            period: achievementPeriod(other.year),
            achievement: other.achievement ?? null,
            revokedOn: other.revokedOn ?? null,
          })),
    basis: (facts.basis ?? []).map((kind) => ({
      code: 'BK_TINH',
      kind: kind === 'unclear' ? null : kind,
      decisionNumber: '12/QĐ-UBND',
    })),
    campaign: { barsHeads: facts.barsHeads ?? false, asksRegistration: facts.asksRegistration ?? false },
    headTargets: (facts.targets ?? []).map((text, index) => {
      const [actual, , value] = text.split(' ');
      return {
        target: { id: `T${index + 1}`, comparator: 'gte', value: Number(value) },
        actual: actual === 'unknown' ? null : Number(actual),
      };
    }),
    headOverride: facts.override ?? null,
    enterpriseDuties: facts.duties ?? null,
    transfer: facts.transfer
      ? { monthsAtOldBody: facts.transfer.months, oldBodyOpinion: facts.transfer.opinion }
      : null,
    registeredOn: facts.registeredOn === 'unknown' ? null : (facts.registeredOn ?? '2023-01-10'),
  };
}

function proceedingOf(text: string): Proceeding {
  const [kind, openedOn, closedOn] = text.split(' ');
  return { kind: kind as ProceedingKind, openedOn: openedOn!, closedOn: closedOn ?? null };
}
