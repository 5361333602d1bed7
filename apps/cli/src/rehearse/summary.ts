import type { SignedInClient } from './client.js';

/** What a rehearsed campaign came to, counted from the API after its end. */
export interface Summary {
  readonly duties: { readonly total: number; readonly settled: number; readonly late: number };
  readonly messages: number;
  readonly dossiers: Readonly<Record<string, number>>;
  readonly published: number;
  readonly campaignStage: string;
}

export async function summarise(
  chair: SignedInClient,
  campaignId: string,
  mails: () => Promise<number>,
): Promise<Summary> {
  const duties = await chair.all<{ settledAt: string | null; late: boolean | null; nature: string }>(
    `/campaigns/${campaignId}/duties`,
  );
  const dossiers = await chair.all<{ stage: string }>(`/dossiers?campaign=${campaignId}`);
  const decisions = await chair.all<{ publishedAt: string | null; dossiers: number }>('/decisions');
  const { stage } = await chair.get<{ stage: string }>(`/campaigns/${campaignId}`);
  const byStage: Record<string, number> = {};
  for (const dossier of dossiers) byStage[dossier.stage] = (byStage[dossier.stage] ?? 0) + 1;
  const dated = duties.filter(({ nature }) => nature !== 'standing');
  return {
    duties: {
      total: dated.length,
      settled: dated.filter(({ settledAt }) => settledAt !== null).length,
      late: dated.filter(({ late }) => late).length,
    },
    messages: await mails(),
    dossiers: byStage,
    published: decisions.filter(({ publishedAt }) => publishedAt !== null).length,
    campaignStage: stage,
  };
}
