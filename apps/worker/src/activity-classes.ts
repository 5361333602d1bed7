import { type Provider, type Type } from '@nestjs/common';
import { UnitOfWork } from '@bangvang/persistence';
import {
  CampaignActivitiesOnRows,
  DossierActivitiesOnRows,
  FanOutActivitiesOnRows,
  SessionActivitiesOnRows,
  UrgingActivitiesOnRows,
} from '@bangvang/procedures';

/** Who carries out the procedures' activities. */
export const ACTIVITY_CLASSES: readonly (Type<object> & (new (work: UnitOfWork) => object))[] = [
  CampaignActivitiesOnRows,
  UrgingActivitiesOnRows,
  FanOutActivitiesOnRows,
  DossierActivitiesOnRows,
  SessionActivitiesOnRows,
];

export function activityProviders(): Provider[] {
  return ACTIVITY_CLASSES.map((performer) => ({
    provide: performer,
    inject: [UnitOfWork],
    useFactory: (work: UnitOfWork) => new performer(work),
  }));
}
