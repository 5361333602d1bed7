import { Module } from '@nestjs/common';
import { Database } from '@bangvang/persistence';
import { type ApiSettings, signingKeyOf } from '@bangvang/platform';
import { API_SETTINGS } from '../http/index.js';
import { BallotBox } from './ballot-box.js';
import { SIGNING_KEY } from './signing-key.js';

/** The box of secret ballots, and the key that signs what was in it. */
@Module({
  providers: [
    {
      provide: BallotBox,
      inject: [Database, API_SETTINGS],
      useFactory: (database: Database, { database: { url } }: ApiSettings) => BallotBox.at(database, url),
    },
    { provide: SIGNING_KEY, inject: [API_SETTINGS], useFactory: ({ dataDir }: ApiSettings) => signingKeyOf(dataDir) },
  ],
  exports: [BallotBox, SIGNING_KEY],
})
export class BallotBoxModule {}
