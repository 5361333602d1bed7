import { EXIT, Failure } from '../failure.js';

type Problem = Readonly<Record<string, unknown>>;

/** Members every problem has; the rest is told after them. */
const USUAL = new Set(['type', 'title', 'status', 'detail', 'code', 'action', 'instance']);

/** A refusal of the server as the person reads it: what happened, what to do, and what else it names. */
export function problemText(problem: Problem): string {
  const lines = [
    `${String(problem['title'] ?? 'Máy chủ từ chối')} [${String(problem['code'] ?? problem['status'] ?? '?')}]`,
    ...['detail', 'action'].map((member) => problem[member]).filter((text) => typeof text === 'string'),
  ];
  for (const [name, value] of Object.entries(problem)) if (!USUAL.has(name)) lines.push(...told(name, value));
  return lines.join('\n');
}

/** @param body of the answer, as text */
export function refusalOf(status: number, body: string): Failure {
  const problem = parsed(body);
  if (!problem) return new Failure(EXIT.unexpected, `Máy chủ trả lời ${status}, không rõ lý do.`);
  const text = problemText(problem);
  if (problem['code'] === 'not-signed-in') {
    return new Failure(EXIT.notSignedIn, `${text}\nĐăng nhập bằng lệnh: bangvang sign-in`);
  }
  return new Failure(status === 500 ? EXIT.unexpected : EXIT.refused, text);
}

function told(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [`  ${name}: ${plain(value)}`];
  return [`  ${name}:`, ...value.map((item) => `    - ${plain(item)}`)];
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(body: string): Problem | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Problem) : null;
  } catch {
    return null;
  }
}
