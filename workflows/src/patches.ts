/** Every `patched` branch of the procedures, oldest first: its id, and the release after which it may be removed. */
export const PATCHES = [] as const satisfies readonly { readonly id: string; readonly removableAfter: string }[];
