/** The activities by name, as the engine wants them, from the objects that carry them out. */
export function activitiesOf(performers: readonly object[]): Record<string, (...given: never[]) => unknown> {
  const activities: Record<string, (...given: never[]) => unknown> = {};
  for (const performer of performers) {
    for (const [name, method] of methodsOf(performer)) {
      if (name in activities) throw new Error(`two activities are named ${name}`);
      activities[name] = method.bind(performer);
    }
  }
  return activities;
}

type Method = (...given: never[]) => unknown;

function methodsOf(performer: object): readonly (readonly [string, Method])[] {
  const prototype = Object.getPrototypeOf(performer) as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => [name, prototype[name]] as const)
    .filter((entry): entry is readonly [string, Method] => typeof entry[1] === 'function');
}
