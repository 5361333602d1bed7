import { repositoryRoot } from '@bangvang/infra';
import { join } from 'node:path';
import { type OwnInstallation, startOwnInstallation } from '../../apps/cli/src/rehearse/own-installation.js';
import { mailsIn } from '../../apps/cli/src/rehearse/rehearse-command.js';
import { DEMONSTRATION, rehearse } from '../../apps/cli/src/rehearse/rehearse.js';
import type { Summary } from '../../apps/cli/src/rehearse/summary.js';

jest.setTimeout(300_000);

describe('The special campaign of Tam Đường (document 002), from its launch to the last publication', () => {
  const said: string[] = [];
  let installation: OwnInstallation;
  let summary: Summary;

  beforeAll(async () => {
    const root = repositoryRoot();
    installation = await startOwnInstallation({ root, rate: 0, out: () => undefined });
    summary = await rehearse({
      base: installation.base,
      directory: join(root, DEMONSTRATION),
      out: (line) => said.push(line),
      mails: () => mailsIn(installation.mailPage),
    });
  });

  afterAll(() => installation?.stop());

  it('receives a submission at 23:59:59 on 30/10 and refuses one at 00:00:00 on 31/10, naming the deadline', () => {
    expect(said.some((line) => line.includes('23:59:59: còn trong hạn'))).toBe(true);
    expect(said.some((line) => line.includes('bị từ chối') && line.includes('30/10/2023'))).toBe(true);
  });

  it('has every dated duty settled, the tardy ones marked late', () => {
    expect(summary.duties.settled).toBe(summary.duties.total);
    expect(summary.duties.late).toBeGreaterThan(0);
    expect(summary.duties.late).toBeLessThan(summary.duties.total);
  });

  it('brings every dossier that was submitted in time to its end: published or refused', () => {
    expect(summary.dossiers).toEqual({ notified: 9, refused: 2 });
  });

  it('decides at the district and, for provincial diplomas, at the province', () => {
    expect(summary.published).toBe(2);
  });

  it('archives the campaign once nothing is open', () => {
    expect(summary.campaignStage).toBe('archived');
  });

  it('has urged by mail', () => {
    expect(summary.messages).toBeGreaterThan(50);
  });
});
