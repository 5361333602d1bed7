import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, IsUUID, Length, Min } from 'class-validator';
import { ANY_JSON } from './any-json.js';

/** Path of `/campaigns/{campaignId}/procedure`. */
export class CampaignProcedurePath {
  @IsUUID() readonly campaignId!: string;
}

/** Body of `POST /campaigns/{campaignId}/procedure-migrations`. */
export class ProcedureMigrationDto {
  /** The newest version of the law, as the preview named it. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  readonly toVersion!: number;
  /** Number and day of the document the change rests on. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** One rule of the frozen procedure that differs from the law now. */
export class ProcedureDifferenceView {
  readonly part!: string;
  readonly code!: string | null;
  @ApiProperty(ANY_JSON) readonly frozen!: unknown;
  @ApiProperty(ANY_JSON) readonly newest!: unknown;
}

/** What a campaign is run by, and what a migration would change. */
export class CampaignProcedureView {
  readonly campaignId!: string;
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  /** Version of the law it was frozen from. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly lawVersion!: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly newestVersion!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly procedure!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: [ProcedureDifferenceView] }) readonly differences!: readonly ProcedureDifferenceView[];
}

/** A campaign after its procedure was migrated. */
export class MigratedProcedureView {
  readonly campaignId!: string;
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ type: [ProcedureDifferenceView] }) readonly differences!: readonly ProcedureDifferenceView[];
}
