import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
const MAIL = ['at-once', 'digest', 'off'] as const;
const LANGUAGES = ['vi', 'en'] as const;

/** Hours of the wall in Asia/Ho_Chi_Minh, over midnight where `to` is not later than `from`. */
export class QuietHoursDto {
  @Matches(HOUR) readonly from!: string;
  @Matches(HOUR) readonly to!: string;
}

/** How one kind of message comes by mail. */
export class NoticeChoiceDto {
  @IsString() @Length(1, 100) readonly kind!: string;
  @IsIn(MAIL) @ApiProperty({ enum: MAIL }) readonly mail!: (typeof MAIL)[number];
}

/** Body of `PUT /preferences`. What is left out is as if never chosen. */
export class PreferencesDto {
  @IsIn(LANGUAGES) @ApiProperty({ enum: LANGUAGES }) readonly language!: 'vi' | 'en';
  /** No mail within them but what the law requires. */
  @IsOptional() @ValidateNested() @Type(() => QuietHoursDto) readonly quietHours?: QuietHoursDto;
  /** No mail on days off but what the law requires. */
  @IsOptional() @IsBoolean() readonly workingDaysOnly?: boolean;
  /** The hour of one mail a day with all that may wait, 'HH:MM'. */
  @IsOptional() @Matches(HOUR) readonly digestAt?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NoticeChoiceDto)
  readonly kinds?: NoticeChoiceDto[];
}

/** A kind of message, and how it comes by mail. In-app it stands in any case. */
export class NoticeChoiceAnswer {
  readonly kind!: string;
  readonly name!: string;
  readonly nameEn!: string;
  /** By law: at once, always. */
  readonly required!: boolean;
  @ApiProperty({ enum: MAIL }) readonly mail!: string;
}

/** How one wants to be told. */
export class PreferencesAnswer {
  @ApiProperty({ enum: LANGUAGES }) readonly language!: string;
  @ApiProperty({ type: QuietHoursDto, nullable: true }) readonly quietHours!: QuietHoursDto | null;
  readonly workingDaysOnly!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly digestAt!: string | null;
  @ApiProperty({ type: [NoticeChoiceAnswer] }) readonly kinds!: readonly NoticeChoiceAnswer[];
  /** 0 until something was chosen: send it as `If-Match: "0"` then. */
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Preferences as a change left them. */
export class PreferencesChangedView {
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
