import { ApiProperty } from '@nestjs/swagger';

/** What an import did. */
export class ImportedView {
  /** Rows of the file. */
  @ApiProperty({ type: 'integer' }) readonly rows!: number;
  /** Entries that are new. */
  @ApiProperty({ type: 'integer' }) readonly created!: number;
  /** Rows that were there before and changed nothing. */
  @ApiProperty({ type: 'integer' }) readonly known!: number;
}
