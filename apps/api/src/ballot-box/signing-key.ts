/** The installation's signing key, for the modules that sign with it: `@Inject(SIGNING_KEY) key: SigningKey`. */
export const SIGNING_KEY = Symbol('SigningKey');
