import type { Cast } from './cast.js';
import type { Timeline } from './timeline.js';

interface SessionView {
  readonly id: string;
  readonly version: number;
  readonly members: readonly { readonly personId: string; readonly fullName: string; readonly office: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly dossierId: string;
    readonly state: string;
    readonly nominee: string;
    readonly result: { readonly agree: number; readonly carried: boolean } | null;
  }[];
}

export interface Meeting {
  readonly council: string;
  readonly body: string;
  readonly campaignId: string;
  readonly meetsAt: string;
  readonly place: string;
  readonly dossierIds: readonly string[];
  /** The last so many of the council are absent and give written opinions. */
  readonly absent: number;
  /** Dossiers the members do not carry. */
  readonly against: readonly string[];
  /** The first dossier is counted from paper ballots, entered by two people. */
  readonly paper: boolean;
}

/** A council meets on its dossiers: attendance, quorum, votes dossier by dossier, minutes with two signatures. */
export async function meet(cast: Cast, timeline: Timeline, meeting: Meeting): Promise<SessionView> {
  const secretary = await cast.in(meeting.body, 'council-secretary');
  const chair = await cast.in(meeting.body, 'council-chair');
  const convened = await secretary.post<{ id: string }>('/council-sessions', {
    councilCode: meeting.council,
    campaignId: meeting.campaignId,
    meetsAt: new Date(meeting.meetsAt).toISOString(),
    place: meeting.place,
    dossierIds: meeting.dossierIds,
  });
  await timeline.tell(`Thư ký mời họp Hội đồng: ${meeting.dossierIds.length} hồ sơ.`);
  await timeline.moveTo(meeting.meetsAt);

  const path = `/council-sessions/${convened.id}`;
  const read = (): Promise<SessionView> => secretary.get<SessionView>(path);
  let session = await read();
  const ranked = [...session.members].sort((a, b) => Number(a.office === 'member') - Number(b.office === 'member'));
  const present = ranked.slice(0, ranked.length - meeting.absent);
  const absent = ranked.slice(ranked.length - meeting.absent);
  await secretary.put(
    `${path}/attendance`,
    {
      present: present.map(({ personId }) => personId),
      absent: absent.map(({ personId }) => ({ personId, reason: 'Đi công tác' })),
    },
    session.version,
  );
  session = await read();
  await chair.post(`${path}/orders`, { kind: 'open' });
  await secretary.post(`${path}/opening`, { secretOnPaper: true }, session.version);
  await timeline.tell(`Khai mạc: có mặt ${present.length}/${ranked.length} thành viên, đủ điều kiện họp.`);

  const [first, ...others] = session.items;
  const onPaper = meeting.paper && first ? [first] : [];
  const named = meeting.paper ? others : session.items;
  if (onPaper.length > 0)
    await secretary.post(`${path}/items/open`, { itemIds: onPaper.map(({ id }) => id), method: 'paper' });
  await secretary.post(`${path}/items/open`, { itemIds: named.map(({ id }) => id), method: 'named' });

  const clients = await Promise.all(
    ranked.map(async (member) => ({ member, client: await cast.called(member.fullName) })),
  );
  for (const item of named) {
    const choice = meeting.against.includes(item.dossierId) ? 'disagree' : 'agree';
    for (const { member, client } of clients) {
      const act = present.includes(member) ? 'vote' : 'written-opinion';
      await client.put(`/session-items/${item.id}/${act}`, { choice });
    }
  }
  for (const item of onPaper) {
    for (const { client } of clients.slice(present.length)) {
      await client.put(`/session-items/${item.id}/written-opinion`, { choice: 'agree' });
    }
    const count = {
      issued: present.length,
      collected: present.length,
      agree: present.length - 1,
      disagree: 1,
      abstain: 0,
      invalid: 0,
    };
    await secretary.put(`/session-items/${item.id}/paper-count`, count);
    await (
      await cast.in(homeAffairsOf(meeting.body), 'appraisal-lead')
    ).put(`/session-items/${item.id}/paper-count`, count);
  }
  await secretary.post(`${path}/items/close`, { itemIds: session.items.map(({ id }) => id) });
  await secretary.post(`${path}/closing`);
  session = await read();
  for (const { nominee, result } of session.items) {
    const outcome = result?.carried ? 'thông qua' : 'không thông qua';
    await timeline.tell(`  ${nominee}: ${result?.agree}/${ranked.length} đồng ý, ${outcome}.`);
  }
  await secretary.put(
    `${path}/minutes`,
    { summary: 'Hội đồng xem xét từng hồ sơ, biểu quyết từng trường hợp.' },
    session.version,
  );
  await secretary.put(`${path}/signature`);
  await chair.put(`${path}/signature`);
  await timeline.followed();
  await timeline.tell('Thư ký và Chủ tịch Hội đồng ký biên bản; kết quả có hiệu lực.');
  return read();
}

function homeAffairsOf(body: string): string {
  return body === 'ubnd-tinh-lai-chau' ? 'so-noi-vu-lai-chau' : 'phong-noi-vu';
}
