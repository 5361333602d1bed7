type Activity = (...args: never[]) => Promise<unknown>;

/** Every activity runs twice, as after a worker died between the act and its report. */
export function twice<T extends object>(activities: T): Record<string, Activity> {
  return mapped(activities, (act) => async (...args) => {
    await act(...args);
    return act(...args);
  });
}

/** Every call fails the first time it is made, before it does anything. */
export function failingOnce<T extends object>(activities: T): Record<string, Activity> {
  const failed = new Set<string>();
  return mapped(activities, (act, name) => async (...args) => {
    const call = `${name} ${JSON.stringify(args)}`;
    if (!failed.has(call)) {
      failed.add(call);
      throw new Error('the connection broke');
    }
    return act(...args);
  });
}

/** The methods of an implementation as the functions a worker takes. */
export function activitiesOf<T extends object>(activities: T): Record<string, Activity> {
  return mapped(activities, (act) => act);
}

function mapped<T extends object>(
  activities: T,
  change: (act: Activity, name: string) => Activity,
): Record<string, Activity> {
  const prototype = Object.getPrototypeOf(activities) as Record<string, Activity>;
  const names = Object.getOwnPropertyNames(prototype).filter(
    (name) => typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function' && name !== 'constructor',
  );
  return Object.fromEntries(names.map((name) => [name, change(prototype[name]!.bind(activities), name)]));
}
