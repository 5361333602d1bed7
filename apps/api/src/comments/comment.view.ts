import { ApiProperty } from '@nestjs/swagger';

/** A comment on a dossier. It is never changed. */
export class CommentView {
  readonly id!: string;
  @ApiProperty({ enum: ['internal', 'unit'] }) readonly visibility!: 'internal' | 'unit';
  readonly text!: string;
  readonly by!: string;
  /** The post it was written from, and its body. */
  readonly post!: string;
  readonly body!: string;
  readonly writtenAt!: string;
}

/** A comment just written. */
export class CommentWrittenView {
  readonly id!: string;
}
