import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsLegalDay } from './legal-day.dto.js';

const COMMENDATIONS = ['merit', 'ad-hoc', 'campaign', 'contribution', 'seniority', 'foreign-relations'] as const;
const MATTERS = ['discipline', 'investigation', 'inspection', 'verification'] as const;
const SCOPES = ['grassroots', 'province', 'national'] as const;
const RATINGS = ['excellent', 'good', 'fair', 'poor'] as const;

/** Body of `POST /register/subjects/{subjectId}/awards`: an award given outside the system. */
export class AwardHeldDto {
  @IsString() @Length(1, 60) readonly awardCode!: string;
  /** Loại hình khen thưởng, where known. */
  @IsOptional() @IsIn(COMMENDATIONS) readonly commendation?: (typeof COMMENDATIONS)[number] | null;
  /** Time of the achievement: `2023`, `2023-2024` (school year) or `2023-06-01/2023-10-30`. */
  @IsString() @Length(4, 21) readonly period!: string;
  @IsString() @Length(1, 100) readonly decisionNumber!: string;
  @IsLegalDay() readonly decidedOn!: string;
  /** As on the decision. */
  @IsString() @Length(1, 300) readonly decidedBy!: string;
}

/** Body of `PUT /register/awards/{awardId}/revocation`. */
export class RevocationDto {
  /** Day of the revoking decision. */
  @IsLegalDay() readonly revokedOn!: string;
  @IsString() @Length(1, 4000) readonly reason!: string;
  /** Number and issuer of the revoking decision. */
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `POST /register/subjects/{subjectId}/disciplines`: discipline, or what is open against a subject. */
export class DisciplineDto {
  @IsIn(MATTERS) readonly matter!: (typeof MATTERS)[number];
  /** In the words of the document: khiển trách, cảnh cáo, … */
  @IsString() @Length(1, 300) readonly measure!: string;
  @IsLegalDay() readonly from!: string;
  /** Last day; absent while it is open. */
  @IsOptional() @IsLegalDay({ required: false }) readonly to?: string | null;
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `PUT /register/disciplines/{disciplineId}/end`. */
export class DisciplineEndDto {
  @IsLegalDay() readonly to!: string;
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `POST /register/subjects/{subjectId}/initiatives`. */
export class InitiativeDto {
  @IsString() @Length(1, 500) readonly name!: string;
  @IsIn(SCOPES) readonly scope!: (typeof SCOPES)[number];
  @IsString() @Length(1, 100) readonly certificateNumber!: string;
  @IsLegalDay() readonly certifiedOn!: string;
  @IsString() @Length(1, 300) readonly certifiedBy!: string;
}

/** Body of `POST /register/subjects/{subjectId}/ratings`. */
export class RatingDto {
  /** `2023` or `2023-2024` (school year). */
  @IsString() @Length(4, 21) readonly period!: string;
  @IsIn(RATINGS) readonly rating!: (typeof RATINGS)[number];
  @IsOptional() @IsString() @Length(1, 300) readonly document?: string | null;
}
