import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import '@fastify/multipart';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import type { FastifyReply } from 'fastify';
import { AnyOfficer, ApiProblems, type ApiRequest, commandKeyOf, CommandRoute, SignedIn } from '../http/index.js';
import { FilePath, FileView } from './files.dto.js';
import { FilesService } from './files.service.js';

/** Files by their content. */
@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  /** Keeps one file of at most 20 MB; the same content is kept once. */
  @Post()
  @AnyOfficer()
  @CommandRoute()
  @ApiProblems('upload-too-large', 'upload-type-refused')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async upload(@Req() request: ApiRequest, @SignedIn() officer: Officer): Promise<FileView> {
    commandKeyOf(request, null); // refused before the content is read
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new Problem('invalid-input', 'Hãy gửi một tệp dạng multipart/form-data.');
    return this.files.keep(await part.toBuffer(), officer, (sha256) => commandKeyOf(request, { sha256 }));
  }

  /** The content of a file, for whoever may see what it belongs to. */
  @Get(':sha256')
  @AnyOfficer()
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('invalid-input', 'not-signed-in', 'no-such-thing')
  async download(
    @Param() { sha256 }: FilePath,
    @SignedIn() officer: Officer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { mediaType, content } = await this.files.read(sha256, officer);
    reply.header('cache-control', 'private, max-age=3600');
    return new StreamableFile(content, {
      type: mediaType,
      disposition: `attachment; filename="${sha256.slice(0, 16)}"`,
    });
  }
}
