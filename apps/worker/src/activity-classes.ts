import type { Provider, Type } from '@nestjs/common';

/** Who carries out the procedures' activities. */
export const ACTIVITY_CLASSES: readonly Type<object>[] = [];

export function activityProviders(): Provider[] {
  return [...ACTIVITY_CLASSES];
}
