import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const OFFICES = ['chair', 'vice-chair', 'standing', 'secretary', 'member'] as const;
const LEGAL_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A council in the path. */
export class CouncilPath {
  @IsString() @Length(1, 100) readonly councilCode!: string;
}

/** A council's member in the path. */
export class CouncilMemberPath extends CouncilPath {
  @IsUUID() readonly personId!: string;
}

/** Query of `GET /councils` and `GET /councils/{councilCode}`. */
export class CouncilDayDto {
  /** Legal day 'YYYY-MM-DD'; absent: today. */
  @IsOptional() @Matches(LEGAL_DAY) readonly on?: string;
}

/** Body of `PUT /councils/{councilCode}/members/{personId}/office`. */
export class OfficeDto {
  @IsIn(OFFICES) readonly office!: (typeof OFFICES)[number];

  /** First day, 'YYYY-MM-DD'. */
  @Matches(LEGAL_DAY) readonly from!: string;

  /** The decision it rests on. */
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `POST /councils/{councilCode}/members`. */
export class AppointmentDto extends OfficeDto {
  @IsUUID() readonly personId!: string;
}

/** Body of `PUT /councils/{councilCode}/members/{personId}/end`. */
export class MembershipEndDto {
  /** Last day, 'YYYY-MM-DD'. */
  @Matches(LEGAL_DAY) readonly lastDay!: string;

  /** The decision it rests on. */
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `PUT /councils/{councilCode}/acting-members/{personId}/end`. */
export class ActingEndDto {
  /** First day of the sending that ends, 'YYYY-MM-DD'. */
  @Matches(LEGAL_DAY) readonly from!: string;

  /** Its last day; before its first day: it is taken back. */
  @Matches(LEGAL_DAY) readonly lastDay!: string;
}

/** Body of `POST /councils/{councilCode}/acting-members`. */
export class ActingDto {
  /** The member who does not come. */
  @IsUUID() readonly memberId!: string;

  /** Who sits for him, and votes in his own name. */
  @IsUUID() readonly actingId!: string;

  /** First day, 'YYYY-MM-DD'. */
  @Matches(LEGAL_DAY) readonly from!: string;

  /** Last day. */
  @Matches(LEGAL_DAY) readonly to!: string;

  /** The letter that sends him. */
  @IsString() @Length(1, 300) readonly document!: string;
}
