export { hashPassword, isPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.js';
export { isForeignRequest } from './request-origin.js';
export { SessionCookie } from './session-cookie.js';
export { newSessionToken, tokenHashOf } from './session-token.js';
export { type SignedInSession, SignIns } from './sign-ins.js';
