import { BlockList, isIP } from 'node:net';

/**
 * Where webhooks may go: `public` addresses only, `loopback` as well (an installation of one machine), or any `private`
 * network of the house.
 */
export type AddressPolicy = 'public' | 'loopback' | 'private';

/** Never a receiver: nobody, the link itself (where machines keep their metadata), groups, what is reserved. */
const NOWHERE = listOf([
  ...(['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24'] as const),
  ...(['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'fe80::/10', 'ff00::/8', '2001:db8::/32'] as const),
  ...(['64:ff9b::/96', '2002::/16'] as const), // addresses of the other family inside: they could name anything
]);
const PRIVATE = listOf(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10']);
const LOOPBACK = listOf(['127.0.0.0/8', '::1/128']);

/** Whether an event may be sent to an address (IPv4, IPv6, or IPv4 written as IPv6). */
export function mayReach(address: string, policy: AddressPolicy): boolean {
  if (isIn(NOWHERE, address)) return false;
  if (isIn(LOOPBACK, address)) return policy !== 'public';
  return policy === 'private' || !isIn(PRIVATE, address);
}

/**
 * What is wrong with the address of a webhook, in Vietnamese; null when it may be tried. Names are looked up at each
 * sending, and checked again there: what a name means may change.
 */
export function webhookUrlFault(url: string, policy: AddressPolicy): string | null {
  if (!URL.canParse(url)) return 'Địa chỉ không đọc được.';
  const { protocol, hostname, username, password, hash } = new URL(url);
  if (username || password) return 'Địa chỉ không được mang tên đăng nhập hay mật khẩu.';
  if (hash) return 'Địa chỉ không được có phần sau dấu #.';
  const host = hostname.replace(/^\[|\]$/g, '');
  const literal = isIP(host) > 0;
  const loopback = host === 'localhost' || (literal && isIn(LOOPBACK, host));
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) return 'Địa chỉ phải bắt đầu bằng https://.';
  const reachable = literal ? mayReach(host, policy) : !loopback || policy !== 'public';
  return reachable ? null : 'Địa chỉ thuộc mạng nội bộ, hệ thống không gửi tới đó.';
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/');
    list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
