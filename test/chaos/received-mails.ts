/** What a mail sink has taken in. */
export interface ReceivedMails {
  readonly raw: number;
  /** By Message-ID and recipient. */
  readonly distinct: number;
}

/** @param mailPage address of the sink's pages */
export async function receivedMails(mailPage: string): Promise<ReceivedMails> {
  const answer = await fetch(`${mailPage}/messages.json`);
  const mails = (await answer.json()) as readonly { messageId: string; to: readonly string[] }[];
  return { raw: mails.length, distinct: new Set(mails.map(({ messageId, to }) => `${messageId} ${to.join()}`)).size };
}
