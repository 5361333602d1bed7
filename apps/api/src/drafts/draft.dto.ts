import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

/** Body of `PUT /tasks/{taskId}/draft`. */
export class TaskDraftDto {
  /** What the act will say, as far as it is filled in; at most 64,000 bytes of JSON. Nothing of it is validated. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  readonly content!: Record<string, unknown>;
}

/** What was begun by somebody in whose place the caller works on the task. */
export class DraftHandedOnView {
  readonly by!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly content!: Readonly<Record<string, unknown>>;
  readonly savedAt!: string;
}

/** A draft as saved. */
export class TaskDraftView {
  readonly taskId!: string;
  /** null: nothing is saved. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly content!: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ type: String, nullable: true }) readonly savedAt!: string | null;
  /** For `If-Match` of the next save; 0 while nothing is saved. */
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  /** Of whoever delegated the task to the caller, or of the absent holder he stands in for. */
  @ApiProperty({ type: [DraftHandedOnView] }) readonly handedOn!: readonly DraftHandedOnView[];
}

/** A draft just saved. */
export class TaskDraftSavedView {
  readonly taskId!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
