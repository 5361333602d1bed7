import { hashPassword, isPassword } from './passwords.js';

describe('A password', () => {
  it('is kept as an argon2id hash that never repeats', async () => {
    const [one, other] = await Promise.all([hashPassword('mật khẩu dài'), hashPassword('mật khẩu dài')]);
    expect(one).toMatch(/^\$argon2id\$/);
    expect(one).not.toBe(other);
  });

  it('opens the account it belongs to, however its accents are typed, and no other', async () => {
    const kept = await hashPassword('Mật khẩu dài'.normalize('NFC'));
    expect(await isPassword(kept, 'Mật khẩu dài'.normalize('NFD'))).toBe(true);
    expect(await isPassword(kept, 'mật khẩu dài')).toBe(false);
  });

  it('opens nothing where there is no account, not even the one compared in its place', async () => {
    expect(await isPassword(null, 'nobody')).toBe(false);
  });
});
