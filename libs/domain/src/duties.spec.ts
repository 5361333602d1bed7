import { CALENDAR } from './calendars.fixture.js';
import { planDuties, type DutyPlan, type DutyTemplate } from './duties.js';

const aDuty = (duty: Partial<DutyTemplate>): DutyTemplate => ({
  kind: 'plan',
  name: 'Kế hoạch thực hiện phong trào',
  appliesTo: 'all-addressed',
  due: { from: 'launch', count: 10, unit: 'working-days' },
  nature: 'chasing',
  ladder: 'standard',
  ...duty,
});

/** The special campaign of Tam Đường, launched on 15/6/2023, to 30/10/2023. */
const aPlan = (plan: Partial<DutyPlan>): DutyPlan => ({
  responsibilities: [
    { ref: 'III.1', codes: ['IMPLEMENT', 'FINAL_REVIEW'], bodyIds: ['binh-lu', 'phong-noi-vu'] },
    { ref: 'III.2', codes: ['COMPILE_REPORT'], bodyIds: ['phong-noi-vu'] },
  ],
  template: [aDuty({})],
  calendar: CALENDAR,
  launchedOn: '2023-06-15',
  endsOn: '2023-10-30',
  midReviewOn: null,
  ...plan,
});
const dueOn = (duty: Partial<DutyTemplate>, plan: Partial<DutyPlan> = {}) =>
  planDuties(aPlan({ template: [aDuty(duty)], ...plan }))[0]?.dueOn;

describe('A body addressed by a campaign', () => {
  it('has one duty of a kind, however often it is named, with every paragraph that names it', () => {
    expect(planDuties(aPlan({})).map(({ bodyId, kind, sourceRef, dueOn }) => [bodyId, kind, sourceRef, dueOn])).toEqual(
      [
        ['binh-lu', 'plan', 'III.1', '2023-06-29'],
        ['phong-noi-vu', 'plan', 'III.1, III.2', '2023-06-29'],
      ],
    );
  });

  it('has a duty that asks for a main duty only where its code stands first', () => {
    const publicity = [aDuty({ kind: 'publicity', appliesTo: ['FINAL_REVIEW'], mainDutyOnly: true })];
    expect(planDuties(aPlan({ template: publicity }))).toEqual([]);
    const main = [aDuty({ kind: 'publicity', appliesTo: ['COMPILE_REPORT'], mainDutyOnly: true })];
    expect(planDuties(aPlan({ template: main })).map(({ bodyId }) => bodyId)).toEqual(['phong-noi-vu']);
  });

  it('has the duties of its codes and no others', () => {
    const template = [
      aDuty({ kind: 'final-review', appliesTo: ['FINAL_REVIEW'] }),
      aDuty({ kind: 'compiled-report', appliesTo: ['COMPILE_REPORT'] }),
      aDuty({ kind: 'budget', appliesTo: ['BUDGET'] }),
    ];
    expect(planDuties(aPlan({ template })).map(({ bodyId, kind }) => [bodyId, kind])).toEqual([
      ['binh-lu', 'final-review'],
      ['phong-noi-vu', 'final-review'],
      ['phong-noi-vu', 'compiled-report'],
    ]);
  });

  it('follows the first of two templates of one kind', () => {
    const template = [aDuty({ name: 'A', appliesTo: ['COMPILE_REPORT'] }), aDuty({ name: 'B' })];
    expect(planDuties(aPlan({ template })).map(({ bodyId, name }) => [bodyId, name])).toEqual([
      ['phong-noi-vu', 'A'],
      ['binh-lu', 'B'],
    ]);
  });
});

describe('A duty', () => {
  const afterClose = (count: number, unit: 'working-days' | 'calendar-days') => ({
    due: { from: 'close', count, unit } as const,
  });

  it('at close + 0 is due on the printed end day, a day off or not', () => {
    expect(dueOn(afterClose(0, 'working-days'))).toBe('2023-10-30');
    expect(dueOn(afterClose(0, 'calendar-days'), { endsOn: '2023-10-29' })).toBe('2023-10-29');
  });

  it('at close + 5 and + 10 working days is due on 6 and 13 November', () => {
    expect(dueOn(afterClose(5, 'working-days'))).toBe('2023-11-06');
    expect(dueOn(afterClose(10, 'working-days'))).toBe('2023-11-13');
  });

  it('counted in calendar days shifts to a working day', () => {
    expect(dueOn(afterClose(5, 'calendar-days'))).toBe('2023-11-06');
    expect(dueOn(afterClose(-1, 'calendar-days'))).toBe('2023-10-29');
  });

  it('that stands as long as the campaign has no due day', () =>
    expect(dueOn({ nature: 'standing', due: null })).toBeNull());

  it('that hangs on a mid-review without a day has none yet', () => {
    const due = { from: 'mid-review', count: 3, unit: 'working-days' } as const;
    expect(dueOn({ due })).toBeNull();
    expect(dueOn({ due }, { midReviewOn: '2023-08-31' })).toBe('2023-09-07');
  });
});
