import type { Officer, Role } from '@bangvang/contracts';
import { dayOf, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  discardDraft,
  type DraftsMeant,
  type LetterRecord,
  listLetters,
  lockDrafts,
  putMessages,
  readLetterReceivers,
  readLetters,
  readWorkingCalendar,
  type SigningPost,
  takeNumbers,
  type Transaction,
  UnitOfWork,
  writeSignatures,
} from '@bangvang/persistence';
import { draftText, LETTER_REGISTER, letterMessages, signedLetters } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { bodiesSeenBy, campaignSeenBy } from '../campaigns/seen-campaign.js';
import { actorFor, type Page, pageBounds, pageFrom } from '../http/index.js';
import type { LettersQuery } from './urging.dto.js';
import type { LetterChangedView, LettersSignedView, LetterView } from './urging.view.js';

/** Posts that letters of reminder await, as ladders name them. */
export const SIGNERS = ['campaign-issuer', 'decider', 'appraisal-lead'] as const satisfies readonly Role[];

/** Letters of reminder: seen, signed, discarded. Changes when the rules on who signs change. */
@Injectable()
export class LettersService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign */
  async list(campaignId: string, query: LettersQuery, officer: Officer): Promise<Page<LetterView>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 2);
    const [calendar, letters] = await Promise.all([
      readWorkingCalendar(this.database),
      listLetters(this.database, {
        campaignId,
        bodyIds: bodiesSeenBy(officer, campaign),
        state: query.state ?? null,
        after: after ? [String(after[0]), String(after[1])] : null,
        limit: rows,
      }),
    ]);
    return pageFrom(
      letters,
      query,
      ({ draftedAt, id }) => [draftedAt, id],
      (letter) => viewOf(letter, letter.text ?? draftText(calendar, letter)),
    );
  }

  /** @throws Problem no-such-thing, not-allowed, stale-version, conflicting-act, date-falls */
  async sign(letterId: string, version: number, officer: Officer, command: CommandKey): Promise<LettersSignedView> {
    const [letter] = await readLetters(this.database, [letterId]);
    const post = signingPost(officer, letter);
    return this.work.run(actorFor(officer, post.role as Role, post.bodyId), command, async (tx) => {
      const signed = await signAll(tx, { letterId, version }, post, officer);
      if (signed) return signed;
      const [now] = await readLetters(tx, [letterId]);
      throw notSigned(now!, version);
    });
  }

  /**
   * Signs every draft of a campaign that awaits a post of the officer, with numbers in a row.
   * @throws Problem no-such-campaign, not-allowed, conflicting-act where none awaits him, date-falls
   */
  async signAll(campaignId: string, officer: Officer, command: CommandKey): Promise<LettersSignedView> {
    const { issuerBodyId, homeAffairsId } = await campaignSeenBy(officer, this.database, campaignId);
    const posts = officer.posts.filter(
      ({ role, bodyId }) =>
        (SIGNERS as readonly Role[]).includes(role) &&
        bodyId === (role === 'appraisal-lead' ? (homeAffairsId ?? issuerBodyId) : issuerBodyId),
    );
    const actor = actorFor(officer, posts[0]?.role ?? SIGNERS, posts[0]?.bodyId ?? issuerBodyId);
    return this.work.run(actor, command, async (tx) => {
      const done: LettersSignedView[] = [];
      for (const { role, bodyId } of posts) {
        const signed = await signAll(tx, { campaignId }, { role, bodyId, personId: officer.personId }, officer);
        if (signed) done.push(signed);
      }
      if (done.length === 0) {
        throw new Problem('conflicting-act', 'Không có dự thảo công văn đôn đốc nào đang chờ bạn ký.');
      }
      const numbers = done.flatMap((signed) => signed.numbers);
      return { signed: numbers.length, numbers, datedOn: done[0]!.datedOn };
    });
  }

  /** @throws Problem no-such-thing, not-allowed, stale-version, conflicting-act */
  async discard(
    letterId: string,
    version: number,
    reason: string,
    officer: Officer,
    command: CommandKey,
  ): Promise<LetterChangedView> {
    const [letter] = await readLetters(this.database, [letterId]);
    const post = signingPost(officer, letter);
    return this.work.run(actorFor(officer, post.role as Role, post.bodyId), command, async (tx) => {
      const discarded = await discardDraft(tx, { letterId, version, reason }, [post.bodyId]);
      if (discarded !== null) return { id: letterId, state: 'discarded', version: discarded };
      const [now] = await readLetters(tx, [letterId]);
      throw notSigned(now!, version);
    });
  }
}

/** Numbers, signs and sends the drafts meant; null where none is there to sign. */
async function signAll(
  tx: Transaction,
  meant: DraftsMeant,
  post: SigningPost,
  officer: Officer,
): Promise<LettersSignedView | null> {
  const ids = await lockDrafts(tx, meant, post);
  if (ids.length === 0) return null;
  const [letters, calendar] = await Promise.all([readLetters(tx, ids), readWorkingCalendar(tx)]);
  const datedOn = dayOf(letters[0]!.now);
  const entry = { bodyId: post.bodyId, register: LETTER_REGISTER, datedOn, wanted: null };
  const first = await takeNumbers(tx, entry, letters.length);
  const signed = signedLetters(calendar, letters, { first, datedOn, signerName: officer.fullName });
  await writeSignatures(tx, signed, datedOn, post);
  await putMessages(tx, letterMessages(letters, signed, await readLetterReceivers(tx, ids)));
  return { signed: signed.length, numbers: signed.map(({ number }) => number), datedOn };
}

/** The post of the officer that a letter awaits. @throws Problem no-such-thing, not-allowed */
function signingPost(officer: Officer, letter: LetterRecord | undefined): SigningPost {
  if (!letter) throw new Problem('no-such-thing', 'Không có công văn với mã này.');
  const role = letter.signerRole as Role;
  const { bodyId } = actorFor(officer, role, letter.issuerBodyId);
  return { role, bodyId: bodyId!, personId: officer.personId };
}

function notSigned({ state, version, endReason }: LetterRecord, seen: number): Problem {
  if (state === 'drafted' && version !== seen) {
    return new Problem('stale-version', `Dự thảo đã đổi; phiên bản hiện nay là ${version}.`, { extra: { version } });
  }
  return new Problem('conflicting-act', endReason ?? 'Công văn này không còn là dự thảo chờ ký.', { extra: { state } });
}

function viewOf(letter: LetterRecord, text: string): LetterView {
  const { id, campaignId, issuerName, signerRole, signerTitle, addresseeBodyId, addresseeName, urgency } = letter;
  const { state, draftedAt, number, datedOn, signerName, signedAt, endedAt, endReason, duties, version } = letter;
  return {
    ...{
      id,
      campaignId,
      issuerName,
      signerRole,
      signerTitle,
      addresseeBodyId,
      addresseeName,
      urgency,
      state,
      draftedAt,
    },
    ...{ number, datedOn, signerName, signedAt, endedAt, endReason, text, duties, version },
  };
}
