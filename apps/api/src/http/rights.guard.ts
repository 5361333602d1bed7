import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '@bangvang/domain';
import { isForeignRequest, SessionCookie, SignIns, tokenHashOf } from '@bangvang/identity';
import type { ApiRequest } from './api-request.js';
import { RIGHTS, type Rights } from './rights.js';

/** Refuses what no decorator allows: foreign pages first, then strangers, then the wrong role. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignIns,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if (isForeignRequest(request)) {
      throw new Problem('foreign-request', 'Trình duyệt cho biết yêu cầu này do một trang khác gửi.');
    }
    const rights = this.reflector.getAllAndOverride<Rights | undefined>(RIGHTS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rights?.kind === 'public') return true;

    const token = this.cookie.tokenIn(request.headers.cookie);
    const tokenHash = token === null ? null : tokenHashOf(token);
    const officer = tokenHash && (await this.signIns.officerOf(tokenHash));
    if (!officer) throw new Problem('not-signed-in', 'Phiên đăng nhập không có hoặc đã kết thúc.');
    if (!rights) throw new Problem('not-allowed', 'Địa chỉ này chưa được mở cho ai.');
    if (rights.kind === 'roles' && !officer.posts.some(({ role }) => rights.roles.includes(role))) {
      throw new Problem('not-allowed', 'Bạn không giữ vị trí có quyền thực hiện việc này.', {
        extra: { roles: rights.roles },
      });
    }
    request.officer = officer;
    request.tokenHash = tokenHash;
    return true;
  }
}
