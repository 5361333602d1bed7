export type Activity = (...given: never[]) => unknown;

/** What is put around an activity of an object. */
export type Around = (name: string, activity: Activity, performer: object) => Activity;

/** The activities by name, as the engine wants them, from the objects that carry them out. */
export function activitiesOf(
  performers: readonly object[],
  around: Around = (_name, activity) => activity,
): Record<string, Activity> {
  const activities: Record<string, Activity> = {};
  for (const performer of performers) {
    for (const [name, method] of methodsOf(performer)) {
      if (name in activities) throw new Error(`two activities are named ${name}`);
      activities[name] = around(name, method.bind(performer), performer);
    }
  }
  return activities;
}

function methodsOf(performer: object): readonly (readonly [string, Activity])[] {
  const prototype = Object.getPrototypeOf(performer) as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => [name, prototype[name]] as const)
    .filter((entry): entry is readonly [string, Activity] => typeof entry[1] === 'function');
}
