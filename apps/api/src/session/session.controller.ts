import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { SessionCookie, SignIns } from '@bangvang/identity';
import type { FastifyReply } from 'fastify';
import { AnyOfficer, ApiProblems, type ApiRequest, Public, SignedIn } from '../http/index.js';
import { SessionService } from './session.service.js';
import { SignedInView, SignInDto } from './session.dto.js';

/** Signing in and out, and who is signed in. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIns: SignIns,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionService,
  ) {}

  /** Signs in. The session is a cookie; it ends after 8 hours without use and after 24 in any case. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiProblems('invalid-input', 'wrong-credentials', 'too-many-attempts', 'foreign-request', 'service-unavailable')
  async signIn(@Body() body: SignInDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedInView> {
    const { token, officer } = await this.signIns.signIn(body.username, body.password);
    reply.header('set-cookie', this.cookie.issue(token)).header('cache-control', 'no-store');
    return this.sessions.view(officer);
  }

  /** Who is signed in, with the positions held on the legal day. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'service-unavailable')
  show(@SignedIn() officer: Officer): Promise<SignedInView> {
    return this.sessions.view(officer);
  }

  /** Signs out, at once and for good. */
  @Delete()
  @AnyOfficer()
  @HttpCode(204)
  @ApiProblems('not-signed-in', 'foreign-request', 'service-unavailable')
  async signOut(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.tokenHash) await this.signIns.end(request.tokenHash);
    reply.header('set-cookie', this.cookie.clear());
  }
}
