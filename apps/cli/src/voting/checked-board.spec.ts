import { generateKeyPairSync, sign } from 'node:crypto';
import { statementText } from '@bangvang/ballot';
import { type Board, checkBoard } from './checked-board.js';

const installation = generateKeyPairSync('ed25519');

function aBoard(changes: Partial<Board['items'][number]> = {}, signed = { ballots: 5, roll: 6 }): Board {
  const rule = { numerator: 1, denominator: 2, strict: true };
  const item = { itemId: 'item-1', dossierId: 'dossier-1', awardCode: 'GK', rule, root: 'cm9vdA', ...signed };
  const text = statementText('session-1', item, 7);
  const signature = sign(null, Buffer.from(text), installation.privateKey).toString('base64url');
  const signingKey = installation.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { boardRoot: 'Ym9hcmQ', members: 7, signingKey, holders: [], items: [{ ...item, signature, ...changes }] };
}

describe('A holder who hands in a share', () => {
  it('does so for a board that was signed', () => {
    expect(() => checkBoard('session-1', aBoard())).not.toThrow();
    expect(() => checkBoard('session-1', aBoard(), 'Ym9hcmQ')).not.toThrow();
  });

  it('does not for one that was changed, is another session’s, or has more ballots than its roll', () => {
    expect(() => checkBoard('session-1', aBoard({ ballots: 4 }))).toThrow('không đúng như đã ký');
    expect(() => checkBoard('session-1', aBoard({ awardCode: 'BK' }))).toThrow('không đúng như đã ký');
    const looser = { numerator: 1, denominator: 3, strict: true };
    expect(() => checkBoard('session-1', aBoard({ rule: looser }))).toThrow('không đúng như đã ký');
    expect(() => checkBoard('session-2', aBoard())).toThrow('không đúng như đã ký');
    expect(() => checkBoard('session-1', aBoard({}, { ballots: 7, roll: 6 }))).toThrow('không đúng như đã ký');
    expect(() => checkBoard('session-1', aBoard({}, { ballots: 7, roll: 8 }))).toThrow('không đúng như đã ký');
  });

  it('does not when the root he heard is another', () => {
    expect(() => checkBoard('session-1', aBoard(), 'another')).toThrow('không phải mã đã nêu');
  });
});
