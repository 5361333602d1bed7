import { activitiesOf } from './activities.js';

class Counting {
  private told = 0;
  tellOnce(): number {
    return ++this.told;
  }
}

class AlsoCounting {
  tellOnce(): number {
    return 0;
  }
}

describe('Activities handed to the engine', () => {
  it('are the methods of their objects and act on them', () => {
    const activities = activitiesOf([new Counting()]);
    expect(Object.keys(activities)).toEqual(['tellOnce']);
    activities['tellOnce']!();
    expect(activities['tellOnce']!()).toBe(2);
  });

  it('are refused when two have one name', () => {
    expect(() => activitiesOf([new Counting(), new AlsoCounting()])).toThrow('two activities are named tellOnce');
  });
});
