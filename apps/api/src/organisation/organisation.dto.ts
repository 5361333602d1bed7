import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '@bangvang/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { PageQuery } from '../http/index.js';

/** A body (cơ quan, đơn vị) as it is on the legal day. */
export class BodyDto {
  readonly id!: string;
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ enum: ['central', 'province', 'district', 'commune', 'unit'] })
  readonly level!: string;
  /** What it decides: its level or, outside the installation, `government`, `prime-minister` or `president`. */
  readonly decidingLevel!: string;
  readonly parentId!: string | null;
  readonly homeAffairsId!: string | null;
  readonly ownsCouncil!: boolean;
  readonly outside!: boolean;
  @ApiProperty({ type: [String] })
  readonly groups!: readonly string[];
}

/** Share of all council members that must agree. */
export class VoteShareDto {
  @ApiProperty({ type: 'integer' })
  readonly numerator!: number;
  @ApiProperty({ type: 'integer' })
  readonly denominator!: number;
  /** More than the share, not just the share. */
  readonly strict!: boolean;
}

/** An award (danh hiệu, hình thức khen thưởng) in force on the legal day. */
export class AwardDto {
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ type: [String] })
  readonly nomineeKinds!: readonly string[];
  readonly decidingLevel!: string;
  readonly vote!: VoteShareDto;
  @ApiProperty({ type: [String] })
  readonly requiredPapers!: readonly string[];
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly validFrom!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly validTo!: string | null;
  readonly source!: string;
  readonly confidence!: string;
}

/** A kind of paper in a dossier. */
export class PaperTypeDto {
  readonly code!: string;
  readonly name!: string;
}

export class PersonPostDto {
  readonly bodyCode!: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  readonly role!: Role;
  readonly title!: string;
}

/** A person with the posts held on the legal day. */
export class PersonDto {
  readonly id!: string;
  readonly code!: string;
  readonly fullName!: string;
  @ApiProperty({ type: [PersonPostDto] })
  readonly posts!: readonly PersonPostDto[];
}

/** Query of `GET /people`. */
export class PeopleQuery extends PageQuery {
  /** Code of a body: only people with a post there. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly body?: string;
}

/** A phrase documents use for bodies, and the groups of bodies it means. */
export class PhraseDto {
  @IsString()
  @Length(1, 300)
  readonly text!: string;

  /** Codes of groups; none: understood, but nobody here is addressed. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @ApiProperty({ type: [String] })
  readonly groups!: readonly string[];

  /** Code of the issuing body in whose documents, and those of bodies below it, it means this; absent: in everybody's. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly issuer?: string;
}
