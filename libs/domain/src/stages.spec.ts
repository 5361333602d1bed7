import { FINAL_STAGES, NEXT_STAGES, STAGE_NAMES_VI, canEnter, isFinal, type Stage } from './stages.js';

const stages = Object.keys(NEXT_STAGES) as Stage[];

describe('The stages of a dossier', () => {
  it('end in the final stages and nowhere else', () => {
    expect(stages.filter(isFinal)).toEqual([...FINAL_STAGES]);
  });

  it('can all be reached from the draft', () => {
    const reached = new Set<Stage>(['drafted']);
    for (const stage of reached) for (const next of NEXT_STAGES[stage]) reached.add(next);
    expect([...reached].toSorted()).toEqual(stages.toSorted());
  });

  it('let the unit take it back at any time before the decision', () => {
    const open = stages.filter((stage) => !isFinal(stage) && stage !== 'decided');
    expect(open.filter((stage) => !canEnter(stage, 'withdrawn'))).toEqual([]);
    expect(canEnter('decided', 'withdrawn')).toBe(false);
  });

  it('never decide without appraisal; past the council goes the simplified procedure alone', () => {
    expect(canEnter('submitted', 'decided')).toBe(false);
    expect(canEnter('under-appraisal', 'decision-pending')).toBe(false);
    expect(canEnter('submitted', 'in-completion')).toBe(false);
    expect(canEnter('under-appraisal', 'in-completion')).toBe(true);
  });

  it('begin again at the next level', () => expect(canEnter('submitted-upward', 'submitted')).toBe(true));

  it('let only a draft lapse', () => expect(stages.filter((stage) => canEnter(stage, 'lapsed'))).toEqual(['drafted']));

  it('each have a name of their own for the public', () => {
    expect(new Set(Object.values(STAGE_NAMES_VI)).size).toBe(stages.length);
  });
});
