import {
  type Choice,
  combineShares,
  drawToken,
  finishToken,
  isTokenOf,
  leafOf,
  makeSessionKey,
  openAnswer,
  openingKey,
  receiptWords,
  rootOf,
  sealAnswer,
} from './index.js';
import { itemSigner, makeItemKey, TokenCheck } from './server/index.js';

const SESSION = '0199aaaa-0000-7000-8000-000000000001';
const ITEM = '0199aaaa-0000-7000-8000-00000000000a';

describe('A member who draws a token, seals his answer and casts it', () => {
  it.each<Choice>(['agree', 'disagree', 'abstain'])(
    'is counted for %s by any two holders of the key',
    async (choice) => {
      const key = await makeItemKey();
      const session = await makeSessionKey();
      const { blinded, pending } = await drawToken(key.publicKey);
      const token = await finishToken(pending, itemSigner(key.privateKey)(blinded));
      expect(await isTokenOf(key.publicKey, token)).toBe(true);
      expect(new TokenCheck().isTokenOf(key.publicKey, token)).toBe(true);

      const place = { sessionId: SESSION, itemId: ITEM, message: token.message };
      const ballot = { itemId: ITEM, ...token, ...(await sealAnswer(session.publicKey, place, choice)) };
      const { chair, secretary, teller } = session.shares;
      for (const two of [
        [chair, secretary],
        [teller, chair],
        [secretary, teller],
      ]) {
        const opening = await openingKey(session.publicKey, await combineShares(two));
        expect(await openAnswer(opening!, SESSION, ballot)).toBe(choice);
      }
      const leaf = await leafOf(ballot);
      expect(await rootOf([leaf])).toBe(leaf);
      expect(receiptWords(leaf).split(' ')).toHaveLength(4);
    },
  );
});
