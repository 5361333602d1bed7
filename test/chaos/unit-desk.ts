import type { PersistentClient } from '../support/persistent-client.js';
import type { Ledger } from './ledger.js';

/** A body's officer and head, who propose people and file what the body owes. */
export interface UnitDesk {
  readonly body: string;
  readonly officer: PersistentClient;
  readonly head: PersistentClient;
  readonly campaignId: string;
  readonly ledger: Ledger;
  /** A short pause. */
  readonly moment: () => Promise<void>;
}

export interface Drafted {
  readonly id: string;
  readonly name: string;
}

const PAPERS = ['DANH_SACH_DE_NGHI', 'BAO_CAO_THANH_TICH', 'BIEN_BAN_BINH_XET'];

/**
 * Proposes people in submissions of a few, until so many are proposed or the intake is closed.
 * @param mayDraft how many dossiers the pace allows by now
 * @returns how many dossiers were submitted in time
 */
export async function propose(desk: UnitDesk, total: number, mayDraft: () => number): Promise<number> {
  const file = await upload(desk, `Giấy tờ của ${desk.body}`);
  let submitted = 0;
  for (let made = 0, batch = 1; made < total; batch += 1) {
    while (made >= mayDraft()) await desk.moment();
    const drafts: Drafted[] = [];
    for (const size = 1 + (batch % 3); drafts.length < size && made < total; made += 1) {
      const drafted = await draft(desk, `${desk.body} ${made + 1}`, file);
      if (drafted === 'closed') return submitted;
      drafts.push(drafted);
    }
    const sent = await submit(desk, drafts, `${batch}/TTr-${desk.body}`);
    if (sent === 'closed') return submitted;
    submitted += drafts.length;
  }
  return submitted;
}

/** @returns the SHA-256 of a small file of the body, now kept */
export async function upload({ officer, ledger }: UnitDesk, content: string): Promise<string> {
  const sha256 = await officer.upload('Giấy tờ.txt', content);
  ledger.note('file', sha256);
  return sha256;
}

/** Always has something to do, however idle the others are: so that the first success after a kill is seen. */
export async function keepUploading(desk: UnitDesk, until: () => boolean): Promise<void> {
  for (let page = 1; !until(); page += 1) {
    await upload(desk, `Trang ${page} của ${desk.body}`);
    await desk.moment();
  }
}

/** Refusals that mean the campaign's intake ended while the act was on its way: a draft has lapsed. */
const CLOSED = ['campaign-closed', 'deadline-passed', 'wrong-stage', 'stale-version'];

/** Drafts a dossier, adds its papers and records the unit review (bình xét). */
export async function draft(desk: UnitDesk, name: string, file: string): Promise<Drafted | 'closed'> {
  const { officer, ledger, campaignId } = desk;
  const proposed = await officer.act({
    method: 'POST',
    path: `/campaigns/${campaignId}/dossiers`,
    body: {
      nominee: { kind: 'individual', name, directWorker: true },
      awardCode: 'GK_HUYEN',
      achievement: `Thành tích của ${name}.`,
    },
  });
  if (!proposed.done) return closedOr(proposed);
  const id = String(proposed.answer['id']);
  ledger.note('draft', name);
  for (const paperCode of PAPERS) {
    const body = { paperCode, fileSha256: file, name: `${paperCode}.txt` };
    const added = await officer.act({ method: 'POST', path: `/dossiers/${id}/papers`, body });
    if (!added.done) return closedOr(added);
    ledger.note('paper', `${id} ${paperCode}`);
  }
  const { version } = await officer.get<{ version: number }>(`/dossiers/${id}`);
  const body = { heldOn: '2023-10-14', present: 12, agreed: 11, minutes: `Nhất trí đề nghị ${name}.` };
  const reviewed = await officer.act({ method: 'PUT', path: `/dossiers/${id}/unit-review`, body, version });
  if (!reviewed.done) return closedOr(reviewed);
  ledger.note('unit-review', id);
  return { id, name };
}

/** The head signs one submission (tờ trình) for the dossiers. */
export async function submit(desk: UnitDesk, drafts: readonly Drafted[], number: string): Promise<'sent' | 'closed'> {
  const sent = await desk.head.act({
    method: 'POST',
    path: `/campaigns/${desk.campaignId}/submissions`,
    body: { dossierIds: drafts.map(({ id }) => id), number },
  });
  if (!sent.done) return closedOr(sent);
  desk.ledger.note('submission', number);
  return 'sent';
}

/** Files every duty of the campaign that the body owes and that is not a proposal. */
export async function fileDuties(desk: UnitDesk, pause: () => Promise<void>): Promise<void> {
  const duties = await desk.officer.all<Duty>(`/duties`);
  for (const { id, kind, version } of duties.filter((duty) => duty.dueOn && duty.kind !== 'proposals')) {
    await pause();
    const summary = `${kind} của ${desk.body}`;
    const filed = await desk.officer.act({ method: 'PUT', path: `/duties/${id}/filing`, body: { summary }, version });
    if (!filed.done) throw new Error(`${summary}: ${JSON.stringify(filed.problem)}`);
    desk.ledger.note('filing', summary);
  }
}

interface Duty {
  readonly id: string;
  readonly kind: string;
  readonly dueOn: string | null;
  readonly version: number;
}

/** @throws Error for a refusal that the close does not explain */
function closedOr({ code, problem }: { readonly code: string; readonly problem: unknown }): 'closed' {
  if (CLOSED.includes(code)) return 'closed';
  throw new Error(`${code}: ${JSON.stringify(problem)}`);
}
