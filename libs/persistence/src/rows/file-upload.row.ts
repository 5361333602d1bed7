import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { FileRow } from './file.row.js';
import { PersonRow } from './person.row.js';

/** Who brought a file, and may therefore read it before it belongs to anything. */
@Entity('file_upload')
export class FileUploadRow {
  @ForeignKey(() => FileRow, { name: 'file_upload_file' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'file_upload_pk' })
  readonly sha256!: string;

  @ForeignKey(() => PersonRow, { name: 'file_upload_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'file_upload_pk' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  readonly uploadedAt!: Date;
}
