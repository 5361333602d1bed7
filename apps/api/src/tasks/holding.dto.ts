import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { CANCEL_REASONS, type CancelReason } from '@bangvang/domain';

const REASONS = Object.keys(CANCEL_REASONS) as CancelReason[];

/** Body of `POST /tasks/{taskId}/release`. */
export class ReleaseDto {
  /** Why the task is given back. 1 to 1000 characters. */
  @IsOptional() @IsString() @Length(1, 1000) readonly reason?: string;
}

/** Body of `POST /tasks/{taskId}/reassign`. */
export class ReassignDto {
  /** The new holder: holds the task's position today, and nothing excludes him. */
  @IsUUID() readonly personId!: string;
  /** Told to both. 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly reason!: string;
}

/** Body of `POST /tasks/{taskId}/delegate`. */
export class DelegateDto {
  /** A colleague with a post in the same body. */
  @IsUUID() readonly personId!: string;
  /** What the colleague is to do. 1 to 2000 characters. */
  @IsString() @Length(1, 2000) readonly note!: string;
}

/** Body of `POST /tasks/{taskId}/resolve`. */
export class ResolveDto {
  /** What came of it. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly answer!: string;
}

/** Body of `POST /tasks/{taskId}/transfer`. */
export class TransferDto {
  /** The position that takes the task, one of `GET /tasks/{taskId}/transfers`. */
  @IsUUID() readonly groupId!: string;
  /** 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly reason!: string;
  /** The legal text or document that allows it. 1 to 500 characters. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** Body of `POST /tasks/{taskId}/cancel`. */
export class CancelDto {
  /** Why it is no longer needed. */
  @IsIn(REASONS) @ApiProperty({ enum: REASONS }) readonly code!: CancelReason;
  /** The legal text or document it rests on. 1 to 500 characters. */
  @IsString() @Length(1, 500) readonly basis!: string;
  /** 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly note!: string;
}

/** A position a task may be handed on to. */
export class TransferTargetView {
  readonly groupId!: string;
  readonly bodyId!: string;
  /** Name of the body. */
  readonly body!: string;
  readonly role!: string;
  readonly title!: string;
}

export class TransferTargetsView {
  @ApiProperty({ type: [TransferTargetView] }) readonly targets!: TransferTargetView[];
}
