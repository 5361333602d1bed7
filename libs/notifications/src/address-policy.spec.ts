import { mayReach, webhookUrlFault } from './address-policy.js';

describe('The address of a webhook', () => {
  it.each(['https://example.org/in', 'https://example.org:8443/in?x=1'])('%s may be tried', (url) => {
    expect(webhookUrlFault(url, 'public')).toBeNull();
  });

  it.each([
    'http://example.org/in',
    'ftp://example.org/',
    'https://user:secret@example.org/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://10.1.2.3/',
    'https://0x7f000001/',
    'https://[::ffff:192.168.1.1]/',
    'https://169.254.169.254/latest/meta-data',
    'không phải địa chỉ',
  ])('%s is refused', (url) => expect(webhookUrlFault(url, 'public')).not.toBeNull());

  it('on the same machine is taken where the installation is one of one machine', () => {
    expect(webhookUrlFault('http://127.0.0.1:9000/in', 'loopback')).toBeNull();
    expect(webhookUrlFault('http://localhost:9000/in', 'loopback')).toBeNull();
    expect(webhookUrlFault('https://192.168.1.4/in', 'loopback')).not.toBeNull();
    expect(webhookUrlFault('http://192.168.1.4/in', 'private')).not.toBeNull();
    expect(webhookUrlFault('https://192.168.1.4/in', 'private')).toBeNull();
  });
});

describe('An address a name was found to mean', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1'])(
    '%s is not reached from outside',
    (address) => expect(mayReach(address, 'public')).toBe(false),
  );

  it.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1', '64:ff9b::a00:1'])(
    '%s is never reached',
    (address) => expect(mayReach(address, 'private')).toBe(false),
  );

  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is reached', (address) => {
    expect(mayReach(address, 'public')).toBe(true);
  });
});
