import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../http/index.js';

/** Query of `GET /messages`. */
export class MessagesQuery extends PageQuery {
  /** Only messages not read yet. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly unread?: boolean;
}

export class MessagePath {
  @IsUUID()
  readonly messageId!: string;
}
