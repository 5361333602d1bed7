import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** A file as it was kept. */
export class FileView {
  /** Digest of the content, hex: the file's name from now on. */
  readonly sha256!: string;
  /** Bytes. */
  @ApiProperty({ type: 'integer' })
  readonly size!: number;
  /** What the content is, whatever the file was called. */
  readonly mediaType!: string;
}

export class FilePath {
  /** Digest of the content, 64 hexadecimal digits. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'Phải là 64 chữ số thập lục phân.' })
  readonly sha256!: string;
}
