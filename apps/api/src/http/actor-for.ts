import type { Officer, Role } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import type { Actor } from '@bangvang/persistence';

/**
 * The post an officer acts from.
 * @param role one role, or any of several, the first found in the officer's posts
 * @param bodyId when given, the post must be in this body
 * @throws Problem not-allowed when the officer holds no such post today
 */
export function actorFor(officer: Officer, role: Role | readonly Role[], bodyId?: string): Actor {
  const roles = typeof role === 'string' ? [role] : role;
  const post = officer.posts.find(
    (held) => roles.includes(held.role) && (bodyId === undefined || held.bodyId === bodyId),
  );
  if (!post) {
    throw new Problem('not-allowed', 'Bạn không giữ vị trí có quyền thực hiện việc này ở cơ quan, đơn vị đó.', {
      extra: { roles },
    });
  }
  return { personId: officer.personId, positionId: post.positionId, bodyId: post.bodyId };
}
