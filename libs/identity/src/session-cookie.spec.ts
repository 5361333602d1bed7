import { SessionCookie } from './session-cookie.js';

describe('The session cookie', () => {
  it('is bound to the host and to https where there is https', () => {
    expect(new SessionCookie(true).issue('t')).toBe(
      '__Host-bangvang_session=t; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  it('goes without both on plain http, which is for loopback', () => {
    expect(new SessionCookie(false).issue('t')).toBe('bangvang_session=t; Path=/; HttpOnly; SameSite=Lax');
  });

  it('is found among others, and only under its whole name', () => {
    const cookie = new SessionCookie(false);
    expect(cookie.tokenIn('a=1; bangvang_session=tok; b=2')).toBe('tok');
    expect(cookie.tokenIn('xbangvang_session=tok')).toBeNull();
    expect(cookie.tokenIn(undefined)).toBeNull();
  });
});
