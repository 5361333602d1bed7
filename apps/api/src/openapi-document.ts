import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { FieldErrorView, ProblemView } from './http/problem-document.dto.js';
import { inDialect31 } from './openapi-dialect.js';

/** The API described in OpenAPI 3.1, from the controllers and their classes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Bảng Vàng')
    .setDescription(
      'Phong trào thi đua và hồ sơ khen thưởng. Refusals are problem documents (RFC 9457) with a stable `code`; ' +
        'unsafe requests carry `Idempotency-Key`, changes of a known version `If-Match`; `x-roles` names who may call.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addCookieAuth('bangvang_session')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    extraModels: [ProblemView, FieldErrorView],
    operationIdFactory,
  });
  for (const operation of operationsOf(document)) operation.responses['default'] ??= ANY_REFUSAL;
  return inDialect31(document);
}

/** What any operation may answer beside what it names: the system is away, or has failed. */
const ANY_REFUSAL = {
  description: 'service-unavailable, internal',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

function operationsOf({ paths }: OpenAPIObject) {
  return Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
}

/** `campaignsLaunch` for `CampaignsController.launch`. */
function operationIdFactory(controller: string, method: string): string {
  const area = controller.replace(/Controller$/, '');
  return area[0]!.toLowerCase() + area.slice(1) + method[0]!.toUpperCase() + method.slice(1);
}
