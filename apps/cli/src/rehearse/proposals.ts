import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import type { Cast } from './cast.js';

/** A nominee of the rehearsal's own file. */
export interface DemonstrationNominee {
  readonly fullName?: string;
  readonly name?: string;
  readonly kind: string;
  readonly title: string | null;
  readonly body: string;
  readonly award: string;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
  readonly achievement: string;
}

export interface Proposed {
  readonly dossierId: string;
  readonly nominee: DemonstrationNominee;
}

interface DossierView {
  readonly id: string;
  readonly version: number;
}

export async function nomineesOf(directory: string): Promise<readonly DemonstrationNominee[]> {
  return readYaml<{ nominees: readonly DemonstrationNominee[] }>(
    await readFile(join(directory, 'nominees-002.yaml'), 'utf8'),
  ).nominees;
}

const PAPERS = [
  ['DANH_SACH_DE_NGHI', 'Danh sách đề nghị khen thưởng.txt'],
  ['BAO_CAO_THANH_TICH', 'Báo cáo thành tích.txt'],
  ['BIEN_BAN_BINH_XET', 'Biên bản họp bình xét.txt'],
] as const;

/** The unit's officer drafts a dossier, adds its papers and records the unit review (bình xét). */
export async function draft(
  cast: Cast,
  campaignId: string,
  nominee: DemonstrationNominee,
  heldOn: string,
): Promise<Proposed> {
  const officer = await cast.in(nominee.body, 'unit-officer');
  const name = nominee.fullName ?? nominee.name ?? '';
  const dossier = await officer.post<DossierView>(`/campaigns/${campaignId}/dossiers`, {
    nominee: {
      kind: nominee.kind,
      name,
      ...(nominee.title && { title: nominee.title }),
      bodyCode: nominee.body,
      directWorker: nominee.directWorker,
      smallCollective: nominee.smallCollective,
    },
    awardCode: nominee.award,
    achievement: nominee.achievement,
  });
  for (const [paperCode, fileName] of PAPERS) {
    const fileSha256 = await officer.upload(fileName, `${fileName}\n${name}\n${nominee.achievement}\n`);
    await officer.post(`/dossiers/${dossier.id}/papers`, { paperCode, fileSha256, name: fileName });
  }
  const { version } = await officer.get<DossierView>(`/dossiers/${dossier.id}`);
  await officer.put(
    `/dossiers/${dossier.id}/unit-review`,
    { heldOn, present: 12, agreed: 11, minutes: 'Hội nghị nhất trí đề nghị khen thưởng.' },
    version,
  );
  return { dossierId: dossier.id, nominee };
}

/** The head of the unit signs one submission (tờ trình) for all its dossiers. */
export async function submit(
  cast: Cast,
  campaignId: string,
  proposed: readonly Proposed[],
  number: string,
): Promise<void> {
  const body = proposed[0]?.nominee.body;
  if (!body) return;
  const head = await cast.in(body, 'unit-head');
  await head.post(`/campaigns/${campaignId}/submissions`, {
    dossierIds: proposed.map(({ dossierId }) => dossierId),
    number,
  });
}
