/**
 * What a queue of human tasks can be asked for, one line each: the features of the engines people compare with
 * (WS-HumanTask 1.1, BPMN engines) and those they lack. A test of this folder claims a feature by its number.
 */
export const FEATURES = {
  1: 'of many who claim a task of their group one gets it, the others are told who holds it',
  2: 'a task is given back to its group, with a reason or without',
  3: 'the next task is the one due first, then the one of higher priority',
  4: 'a lead gives a held task to somebody else; both are told and the audit says why',
  5: 'a task delegated comes back to its owner before it can be concluded',
  6: 'a task is handed on for good, to another post or another body',
  7: 'a standing substitute acts for whoever is absent, by a dated mandate named on every act',
  8: 'the candidates of a task are whoever holds a post of a body today',
  9: 'whoever is excluded gets no task, whatever groups he is in; preparer and approver differ',
  10: 'a conflict of interest, declared or derived, keeps a person from the dossier',
  11: 'watcher, supervisor and administrator each see and do what is theirs',
  12: 'the due date comes from the procedure and the revision of the calendar',
  13: 'a due date that moves moves the timer with it',
  14: 'a task put off until a day comes back by itself; its due date stays',
  15: 'a task nobody claims in time is brought to attention',
  16: 'reminders are repeated as the ladder says, each once',
  17: 'what stays undone is escalated: the lead, then the head, then the chair, each once',
  18: 'limits are counted in working days, with holidays and make-up days',
  19: 'a clock that was stopped runs on as its kind of suspension says',
  20: 'work may be marked as begun',
  21: 'priority may be raised by rule for direct workers and small collectives, and by hand',
  22: 'a dossier is returned for supplement: items asked, clock stopped, rounds counted and limited',
  23: 'what is refused or cancelled carries a code and its legal basis',
  24: 'what was concluded is reopened as a new round, the old one kept',
  25: 'the sender takes back what nobody has received yet',
  26: 'what the law bars is refused within the transaction, with a code',
  27: 'every state of a task is visible, with its history',
  28: 'each task tells what its reader may do with it now',
  29: 'opinions are asked of many bodies at once, with a deadline and a least number of answers',
  30: 'votes are counted over all members, with a quorum',
  31: 'a ballot is secret',
  32: 'what is filled in is validated by the form of the procedure in force',
  33: 'a draft is kept until it is submitted',
  34: 'comments are internal or visible to the unit',
  35: 'attachments carry hash, type and place in the checklist',
  36: 'the checklist of required papers comes from the procedure',
  37: 'the timeline of a dossier shows its stages and milestones',
  38: 'a task outside any procedure can be given: an urging note to a unit',
  39: 'a bulk act is previewed, then done item by item, with partial results',
  40: 'tasks are searched without diacritics, filtered, and views saved and shared',
  41: 'what waits is counted per queue and per person, with the oldest age',
  42: 'the list right after an act shows it',
  43: 'of two who change one version one wins, the other is told what changed',
  44: 'the same request sent again has one effect',
  45: 'every act is in an audit trail nobody can alter unseen',
  46: 'what is stuck becomes an incident an operator can retry',
  47: 'every operation is permitted by a table of rights',
  48: 'levels see what is theirs, twice guarded',
  49: 'events reach the outside once, signed, and can be replayed',
  50: 'a dossier keeps the rules it began under; migration is explicit',
} as const satisfies Readonly<Record<number, string>>;

export type Feature = keyof typeof FEATURES;

/** Features not claimed yet, each with what it waits for. */
export const MISSING: Partial<Readonly<Record<Feature, string>>> = {
  48: 'row-level security',
};

/** One test that claims a feature. @param details what this test shows of it, where several share the feature */
export function feature(number: Feature, details: string, test: () => Promise<void>): void {
  it(`${number}. ${FEATURES[number]}: ${details}`, test);
}
