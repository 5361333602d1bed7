import { type Provider, type Type } from '@nestjs/common';
import { type BoardSigner, UnitOfWork } from '@bangvang/persistence';
import {
  CampaignActivitiesOnRows,
  DossierActivitiesOnRows,
  FanOutActivitiesOnRows,
  SessionActivitiesOnRows,
  UrgingActivitiesOnRows,
} from '@bangvang/procedures';

/** Who carries out the procedures' activities. */
export const ACTIVITY_CLASSES: readonly (Type<object> & (new (work: UnitOfWork, signer: BoardSigner) => object))[] = [
  CampaignActivitiesOnRows,
  UrgingActivitiesOnRows,
  FanOutActivitiesOnRows,
  DossierActivitiesOnRows,
  SessionActivitiesOnRows,
];

/** @param signer signs what the procedures fix: the boards of secret votes whose window ends by itself */
export function activityProviders(signer: BoardSigner): Provider[] {
  return ACTIVITY_CLASSES.map((performer) => ({
    provide: performer,
    inject: [UnitOfWork],
    useFactory: (work: UnitOfWork) => new performer(work, signer),
  }));
}
