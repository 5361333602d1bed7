import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { TaskFilterDto } from './worklist.dto.js';

/** Body of `POST /task-views` and `PUT /task-views/{viewId}`: a named set of filters. */
export class TaskViewDto {
  @IsString() @Length(1, 100) readonly name!: string;
  @ValidateNested() @Type(() => TaskFilterDto) readonly filter!: TaskFilterDto;
  /** Shared with the holders of this position, which one holds oneself. */
  @IsOptional() @IsUUID() readonly groupId?: string;
  /** Shared with everybody who has a post in this body, as one has oneself. Not both. */
  @IsOptional() @IsUUID() readonly bodyId?: string;
}

/** Path of a saved view. */
export class TaskViewPath {
  @IsUUID() readonly viewId!: string;
}

/** A saved view, one's own or shared with one. It never shows more than its reader may see. */
export class SavedViewView {
  readonly id!: string;
  readonly name!: string;
  readonly filter!: TaskFilterDto;
  readonly groupId!: string | null;
  readonly bodyId!: string | null;
  /** Name of whoever made it. */
  readonly owner!: string;
  /** Whether the caller made it, and may change it. */
  readonly own!: boolean;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class SavedViewsView {
  readonly items!: SavedViewView[];
}

/** A saved view after a change of it. */
export class SavedViewVersion {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

class SavedViewCount {
  readonly id!: string;
  /** What of it the caller sees, 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly count!: number;
  /** There may be more than were counted. */
  readonly more!: boolean;
}

export class SavedViewCounts {
  readonly items!: SavedViewCount[];
}
