import type { VoterItem } from '@bangvang/ballot';
import { Failure } from '../failure.js';
import { choicesFrom } from './choices.js';

const TOKEN = { message: 'bQ', signature: 'cw' };
const item = (ord: number, token: VoterItem['token'] = TOKEN): VoterItem => ({
  itemId: `item-${ord}`,
  ord,
  nominee: 'Nguyễn Văn A',
  awardName: 'Giấy khen',
  pending: null,
  token,
  sealed: null,
  leaf: null,
  refused: null,
});

describe('Choices given on the command line', () => {
  it('are for all items with a token, and one by one by number or id', () => {
    const choices = choicesFrom(
      { all: 'agree', item: ['2=disagree', 'item-3=abstain'] },
      [1, 2, 3].map((ord) => item(ord)),
    );
    expect([...choices]).toEqual([
      ['item-1', 'agree'],
      ['item-2', 'disagree'],
      ['item-3', 'abstain'],
    ]);
    expect([...choicesFrom({ all: 'agree', item: [] }, [item(1), item(2, null)]).keys()]).toEqual(['item-1']);
  });

  it.each([{ item: [] }, { all: 'yes', item: [] }, { item: ['9=agree'] }, { item: ['1'] }, { item: ['1=maybe'] }])(
    'are refused when not understood: %j',
    (given) => {
      expect(() => choicesFrom(given, [item(1)])).toThrow(Failure);
    },
  );
});
