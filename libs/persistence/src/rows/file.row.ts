import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file by its content. Written once; papers refer to it. */
@Entity('file')
export class FileRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'file_pk' })
  readonly sha256!: string;

  /** Bytes. */
  @Column('integer')
  readonly size!: number;

  @Column('text', { name: 'media_type' })
  readonly mediaType!: string;

  @Column('bytea')
  readonly content!: Buffer;
}
