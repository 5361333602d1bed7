export { fromBase64Url, toBase64Url } from './base64url.js';
