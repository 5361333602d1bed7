import { EXIT } from '../failure.js';
import { refusalOf } from './problem-text.js';

describe('A refusal of the server', () => {
  it('is told in Vietnamese, with what to do and what it names', () => {
    const { exitCode, message } = refusalOf(
      409,
      JSON.stringify({
        type: '/problems/unresolved-phrases',
        title: 'Có cụm từ chưa xác định được đơn vị',
        status: 409,
        detail: 'Còn 1 cụm từ.',
        code: 'unresolved-phrases',
        action: 'Hãy bổ sung.',
        instance: 'r-1',
        phrases: ['các cơ quan Đảng'],
      }),
    );
    expect(exitCode).toBe(EXIT.refused);
    expect(message.split('\n')).toEqual([
      'Có cụm từ chưa xác định được đơn vị [unresolved-phrases]',
      'Còn 1 cụm từ.',
      'Hãy bổ sung.',
      '  phrases:',
      '    - các cơ quan Đảng',
    ]);
  });

  it('for want of a sign-in has a code of its own and names the command', () => {
    const { exitCode, message } = refusalOf(401, '{"title":"Chưa đăng nhập","code":"not-signed-in"}');
    expect(exitCode).toBe(EXIT.notSignedIn);
    expect(message).toContain('bangvang sign-in');
  });

  it('that cannot be read is unexpected', () => {
    expect(refusalOf(502, '<html>').exitCode).toBe(EXIT.unexpected);
  });
});
