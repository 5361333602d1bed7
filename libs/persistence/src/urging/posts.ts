import { LEGAL_TODAY } from '../campaigns/told-people.js';

/**
 * SQL: `clock`, and `post`, who holds today a post that urging tells, or stands in for its holder. To be put before a statement, after WITH. As
 * `told` a post bears the word that ladders have for it.
 */
export const POSTS = `
  ${LEGAL_TODAY},
  post AS (
    SELECT o.body_id, o.role, h.person_id, p.full_name, p.email, o.title,
           CASE o.role WHEN 'appraisal-lead' THEN 'home-affairs' WHEN 'campaign-issuer' THEN 'issuer' ELSE o.role END AS told
      FROM position o JOIN reached_today h ON h.position_id = o.id JOIN person p ON p.id = h.person_id
     WHERE o.role IN ('unit-officer', 'unit-head', 'appraisal-lead', 'campaign-issuer', 'council-chair', 'decider'))`;

/** SQL: where post `post` is told of rung `f`, whose duty is of body `f.body_id`: at the body, at Home Affairs, at the issuer. */
export const HEARS = `
  post.told = ANY (f.tells) AND post.body_id = CASE
    WHEN post.role IN ('unit-officer', 'unit-head') THEN f.body_id
    WHEN post.role = 'appraisal-lead' THEN f.home_affairs_id ELSE f.issuer_id END`;

/** SQL: the name a body bears today. @param bodyId the column that has it */
export const NAME_TODAY = (bodyId: string): string => `
  (SELECT t.name FROM body_tenure t WHERE t.body_id = ${bodyId}
    ORDER BY (t.valid_from <= clock.today) DESC, t.valid_from DESC LIMIT 1)`;
