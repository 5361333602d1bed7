interface RequestHead {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Tells whether a page of another origin makes this unsafe request. Browsers say so in `Sec-Fetch-Site`, older ones
 * in `Origin`; programs send neither and carry no one's cookies by accident.
 */
export function isForeignRequest({ method, headers }: RequestHead): boolean {
  if (SAFE_METHODS.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return typeof site !== 'string' || !OWN_SITES.has(site);
  const origin = headers['origin'];
  return origin !== undefined && hostOf(origin) !== headers['host'];
}

function hostOf(origin: string | readonly string[]): string | null {
  return typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).host : null;
}
