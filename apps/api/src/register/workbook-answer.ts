import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiResponse } from '@nestjs/swagger';
import '@fastify/multipart';
import { WORKBOOK, writeFaults } from '@bangvang/documents';
import { Problem } from '@bangvang/domain';
import type { FastifyReply } from 'fastify';
import type { ApiRequest } from '../http/index.js';
import type { Workbook } from './export.service.js';
import { ImportRefused } from './import-refused.js';

/** Declares an answer that is a workbook. */
export function ApiWorkbook(): MethodDecorator {
  return applyDecorators(ApiProduces(WORKBOOK), ApiOkResponse({ schema: { type: 'string', format: 'binary' } }));
}

/** Declares a route that takes a workbook, and refuses bad cells as a problem or, asked for a workbook, as an error sheet. */
export function ApiWorkbookUpload(): MethodDecorator {
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
    ApiResponse({
      status: 422,
      description: 'import-refused, idempotency-key-reused; as a workbook: one line for each bad cell',
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } },
        [WORKBOOK]: { schema: { type: 'string', format: 'binary' } },
      },
    }),
  );
}

/** The one file of a multipart request. @throws Problem invalid-input, upload-too-large */
export async function uploadOf(request: ApiRequest): Promise<Buffer> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new Problem('invalid-input', 'Hãy gửi một tệp dạng multipart/form-data.');
  return part.toBuffer();
}

export function workbookFile({ name, content }: Workbook): StreamableFile {
  return new StreamableFile(content, { type: WORKBOOK, disposition: `attachment; filename="${name}.xlsx"` });
}

/** Answers an import; a refusal goes back as an error sheet to whoever asks for one with `Accept`. */
export async function importAnswer<T>(
  { headers: { accept } }: ApiRequest,
  reply: FastifyReply,
  take: () => Promise<T>,
): Promise<T | StreamableFile> {
  try {
    return await take();
  } catch (refusal) {
    if (!(refusal instanceof ImportRefused) || !accept?.includes(WORKBOOK)) throw refusal;
    void reply.code(422);
    return workbookFile({ name: 'loi', content: await writeFaults(refusal.faults) });
  }
}
