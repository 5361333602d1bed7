import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiptWords } from '@bangvang/ballot';
import { changesOf, FORGERIES } from '../../../../test/recount/changes.fixture.js';
import { type InventedVote, inventVote, keyHashOf, pemOf } from '../../../../test/recount/vote.fixture.js';
import { findReceipt, placesIn, wordsOf } from './receipt.js';
import { recount } from './recount.js';
import { RECOUNT_EXIT, recountFile } from './recount-file.js';
import { Unreadable } from './shape.js';

jest.setTimeout(60_000);

let vote: InventedVote;
beforeAll(async () => {
  vote = await inventVote(9, [
    { choices: ['agree', 'agree', 'agree', 'disagree', 'abstain', 'invalid'] },
    {
      choices: ['agree', 'agree', 'agree'],
      paper: { issued: 4, collected: 3, agree: 2, disagree: 0, abstain: 0, invalid: 1 },
    },
    { choices: ['disagree', 'agree'], state: 'withdrawn' },
    { choices: [], rule: { numerator: 80, denominator: 100, strict: false } },
  ]);
});

describe('The recount of a sound bundle', () => {
  it('agrees with every result, papers included, and opens nothing that was withdrawn', async () => {
    const report = await recount(vote.signed());
    expect(report).toMatchObject({ agrees: true, faults: [], members: 9, signingKeyHash: keyHashOf(vote.bundle) });
    expect(report.items.map(({ counted, needed, carried }) => ({ counted, needed, carried }))).toEqual([
      { counted: { agree: 3, disagree: 1, abstain: 1, invalid: 1 }, needed: 5, carried: false },
      { counted: { agree: 5, disagree: 0, abstain: 0, invalid: 1 }, needed: 5, carried: true },
      { counted: null, needed: 5, carried: null },
      { counted: { agree: 0, disagree: 0, abstain: 0, invalid: 0 }, needed: 8, carried: false },
    ]);
  });

  it('finds every receipt, by its words as by its leaf, on withdrawn items too', () => {
    const places = placesIn(vote.signed());
    expect(places.map(({ leaf }) => leaf).toSorted()).toEqual(vote.receipts.toSorted());
    for (const leaf of vote.receipts) {
      expect(findReceipt(places, leaf)).toEqual([expect.objectContaining({ leaf })]);
      expect(findReceipt(places, receiptWords(leaf).toUpperCase())).toEqual([expect.objectContaining({ leaf })]);
    }
    expect(findReceipt(places, 'ba ba ba ba')).toEqual([]);
  });

  it('says receipts in the same words as the voter’s program, though it shares no line with it', () => {
    for (let number = 0; number < 2048; number += 1) {
      const bits = (BigInt(number) * ((1n << 33n) + (1n << 22n) + (1n << 11n) + 1n)) << 4n;
      const leaf = Buffer.from(bits.toString(16).padStart(12, '0').padEnd(64, '0'), 'hex').toString('base64url');
      expect(wordsOf(leaf)).toBe(receiptWords(leaf));
    }
  });
});

describe('The recount of a bundle that was changed', () => {
  it('agrees with none of a thousand changes of one byte', async () => {
    const file = vote.signed();
    const missed: unknown[] = [];
    for (const [offset, byte] of changesOf(file, 1000, 20231120)) {
      const changed = Buffer.from(file);
      changed[offset] = byte;
      const agrees = await recount(changed).then(
        (report) => report.agrees,
        (failure: unknown) => !(failure instanceof Unreadable),
      );
      if (agrees) missed.push([offset, byte]);
    }
    expect(missed).toEqual([]);
  });

  it.each(FORGERIES)('by the installation itself finds $what', async ({ forge, fault }) => {
    const report = await recount(vote.signed(forge(vote.bundle)));
    expect(report.agrees).toBe(false);
    expect([...report.faults, ...report.items.flatMap(({ faults }) => faults)]).toContain(fault);
  });

  it('finds more ballots than the roll has members, though freshly stated', async () => {
    const [first, ...others] = vote.bundle.items;
    const cheated = { ...first!, roll: first!.ballotCount - 1 };
    const restated = { ...cheated, statementSignature: vote.restated(cheated) };
    const report = await recount(vote.signed({ ...vote.bundle, items: [restated, ...others] }));
    expect(report.items[0]!.faults).toEqual(['roll']);
  });

  it('knows another installation’s key from the one it was given', async () => {
    const strangers = await recount(vote.signed(), 'another');
    expect(strangers).toMatchObject({ agrees: false, faults: ['signing-key'] });
    expect((await recount(vote.signed(), keyHashOf(vote.bundle))).agrees).toBe(true);
  });
});

describe('The recount from the command line', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bangvang-recount-'));
    file = join(folder, 'bundle.json');
    writeFileSync(file, vote.signed());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(path: string, options: Parameters<typeof recountFile>[1] = {}) {
    const lines: string[] = [];
    return { exit: await recountFile(path, options, (line) => lines.push(line)), lines };
  }

  it('tells each item with its arithmetic and its rule', async () => {
    const { exit, lines } = await run(file);
    expect(exit).toBe(RECOUNT_EXIT.agrees);
    expect(lines.slice(3)).toEqual([
      '✓ 1. Tập thể số 1, Giấy khen: đồng ý 3, không đồng ý 1, không có ý kiến 1, không hợp lệ 1 (6 phiếu điện tử, ' +
        '7 người nhận phiếu). Cần quá 1/2 tổng số thành viên: 3 × 2 ≤ 1 × 9 (6 ≤ 9): không đạt.',
      '✓ 2. Tập thể số 2, Giấy khen: đồng ý 5, không đồng ý 0, không có ý kiến 0, không hợp lệ 1 (3 phiếu điện tử, ' +
        '3 phiếu giấy, 8 người nhận phiếu). Cần quá 1/2 tổng số thành viên: 5 × 2 > 1 × 9 (10 > 9): đạt.',
      '✓ 3. Tập thể số 3, Giấy khen: đã rút, không mở phiếu (2 phiếu điện tử, 3 người nhận phiếu).',
      '✓ 4. Tập thể số 4, Giấy khen: đồng ý 0, không đồng ý 0, không có ý kiến 0, không hợp lệ 0 (0 phiếu điện tử, ' +
        '1 người nhận phiếu). Cần ít nhất 80/100 tổng số thành viên: 0 × 100 < 80 × 9 (0 < 720): không đạt.',
      'KHỚP: 4 nội dung được kiểm lại từ đầu, tất cả đúng như đã công bố.',
    ]);
  });

  it('finds a receipt without saying what its ballot says', async () => {
    const { exit, lines } = await run(file, { receipt: receiptWords(vote.receipts[0]!) });
    expect(exit).toBe(RECOUNT_EXIT.agrees);
    expect(lines.at(-1)).toMatch(/^✓ Có trên bảng phiếu: nội dung 1, Tập thể số 1, phiếu \d\/6 /);
    expect((await run(file, { receipt: 'ba ba ba ba' })).exit).toBe(RECOUNT_EXIT.differs);
  });

  it('takes the key an auditor holds', async () => {
    const der = Buffer.from(vote.bundle.signingKey, 'base64url');
    const [own, other] = [join(folder, 'own.pem'), join(folder, 'other.pem')];
    writeFileSync(own, pemOf(createPublicKey({ key: der, type: 'spki', format: 'der' })));
    writeFileSync(other, pemOf(generateKeyPairSync('ed25519').publicKey));
    expect((await run(file, { key: own })).exit).toBe(RECOUNT_EXIT.agrees);
    expect((await run(file, { key: other })).exit).toBe(RECOUNT_EXIT.differs);
  });

  it('ends with 2 when there is nothing to recount', async () => {
    const cut = join(folder, 'cut.json');
    writeFileSync(cut, vote.signed().subarray(0, 500));
    expect((await run(cut)).exit).toBe(RECOUNT_EXIT.unreadable);
    expect((await run(join(folder, 'absent.json'))).exit).toBe(RECOUNT_EXIT.unreadable);
    expect((await run(file, { key: file })).exit).toBe(RECOUNT_EXIT.unreadable);
  });
});
