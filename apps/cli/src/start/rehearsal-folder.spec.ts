import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { noteRehearsal, rehearsalFolder } from './rehearsal-folder.js';

const root = repositoryRoot();
const directory = join(root, 'infra', 'reference');
let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'bangvang-data-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('The folder a rehearsal plays', () => {
  it('is Tam Đường 2023 where nobody says otherwise', () => {
    expect(rehearsalFolder(root, dataDir, null)).toEqual({ directory, name: 'tam-duong-2023' });
  });

  it('is any folder named, or found by its path', () => {
    expect(rehearsalFolder(root, dataDir, 'lai-chau-2024')).toEqual({ directory, name: 'lai-chau-2024' });
    const path = join(directory, 'thuan-chau-2024');
    expect(rehearsalFolder(root, dataDir, path)).toEqual({ directory, name: 'thuan-chau-2024' });
  });

  it('is the one the data began with, and no other', () => {
    noteRehearsal(dataDir, rehearsalFolder(root, dataDir, 'lai-chau-2024'));
    expect(rehearsalFolder(root, dataDir, null).name).toBe('lai-chau-2024');
    expect(rehearsalFolder(root, dataDir, 'lai-chau-2024').name).toBe('lai-chau-2024');
    expect(() => rehearsalFolder(root, dataDir, 'tam-duong-2023')).toThrow(
      /thuộc bản diễn tập "lai-chau-2024".*BANGVANG_DATA_DIR/,
    );
  });

  it('is refused with the ones there are when it is none', () => {
    expect(() => rehearsalFolder(root, dataDir, 'law')).toThrow(/cum-mien-nui-2024, lai-chau-2024, tam-duong-2023/);
  });
});
