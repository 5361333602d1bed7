export { type ItemKey, itemSigner, makeItemKey } from './item-key.js';
export { TokenCheck } from './token-check.js';
