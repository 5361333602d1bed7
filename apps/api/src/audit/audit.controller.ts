import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, OnlyFor, type Page, PageQuery } from '../http/index.js';
import { AuditEntryView, SubjectPath } from './audit.dto.js';
import { AuditService } from './audit.service.js';

/** The audit trail: append-only, hash-chained per subject. */
@ApiTags('audit')
@Controller('audit')
@OnlyFor('auditor', 'system-admin')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** The whole trail, an entry a line, closed by a checkpoint signed with the installation's key. Checked by `verify-audit`. */
  @Get('export')
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-signed-in', 'not-allowed')
  export(): StreamableFile {
    return new StreamableFile(this.audit.export(), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit.ndjson"',
    });
  }

  /** The chain of one subject. */
  @Get(':kind/:id')
  @ApiPage(AuditEntryView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  entries(@Param() { kind, id }: SubjectPath, @Query() query: PageQuery): Promise<Page<AuditEntryView>> {
    return this.audit.entriesOf(`${kind}/${id}`, query);
  }
}
