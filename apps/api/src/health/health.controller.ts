import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/index.js';
import { LivenessView, ReadinessView } from './health.dto.js';
import { HealthService } from './health.service.js';

/** For whoever supervises the process. */
@ApiTags('health')
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers. */
  @Get('live')
  live(): LivenessView {
    return { status: 'alive' };
  }

  /** Whether requests are served: 503 while the database is away. */
  @Get('ready')
  @ApiResponse({ status: 503, type: ReadinessView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessView> {
    const readiness = await this.health.readiness();
    reply.code(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }
}
