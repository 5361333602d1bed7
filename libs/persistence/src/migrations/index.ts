import { Ballots1700000000020 } from './1700000000020-ballots.js';
import { Bulk1700000000012 } from './1700000000012-bulk.js';
import { Confirmations1700000000010 } from './1700000000010-confirmations.js';
import { LawVersions1700000000009 } from './1700000000009-law-versions.js';
import { Corrections1700000000013 } from './1700000000013-corrections.js';
import { Escalation1700000000015 } from './1700000000015-escalation.js';
import { Campaigns1700000000004 } from './1700000000004-campaigns.js';
import { Channels1700000000019 } from './1700000000019-channels.js';
import { Councils1700000000006 } from './1700000000006-councils.js';
import { Dossiers1700000000005 } from './1700000000005-dossiers.js';
import { Forms1700000000011 } from './1700000000011-forms.js';
import { Holding1700000000014 } from './1700000000014-holding.js';
import { Installation1700000000001 } from './1700000000001-installation.js';
import { Law1700000000002 } from './1700000000002-law.js';
import { Punctual1700000000023 } from './1700000000023-punctual.js';
import { Record1700000000003 } from './1700000000003-record.js';
import { Register1700000000007 } from './1700000000007-register.js';
import { Minutes1700000000022 } from './1700000000022-minutes.js';
import { Sittings1700000000021 } from './1700000000021-sittings.js';
import { Supplements1700000000016 } from './1700000000016-supplements.js';
import { Urging1700000000018 } from './1700000000018-urging.js';
import { Targets1700000000008 } from './1700000000008-targets.js';
import { Worklists1700000000017 } from './1700000000017-worklists.js';

/** All migrations, oldest first. A released one is never edited. */
export const MIGRATIONS = [
  Installation1700000000001,
  Law1700000000002,
  Record1700000000003,
  Campaigns1700000000004,
  Dossiers1700000000005,
  Councils1700000000006,
  Register1700000000007,
  Targets1700000000008,
  LawVersions1700000000009,
  Confirmations1700000000010,
  Forms1700000000011,
  Bulk1700000000012,
  Corrections1700000000013,
  Holding1700000000014,
  Escalation1700000000015,
  Supplements1700000000016,
  Worklists1700000000017,
  Urging1700000000018,
  Channels1700000000019,
  Ballots1700000000020,
  Sittings1700000000021,
  Minutes1700000000022,
  Punctual1700000000023,
];
