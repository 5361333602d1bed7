import { ChangeLog } from './change-log.js';

const changesOf = (log: ChangeLog<string>, place: string) => log.since(place)?.map(({ change }) => change);

describe('A reader who comes back', () => {
  it('is given what he missed, in order, and resumes after each of it', () => {
    const log = new ChangeLog<string>(10);
    log.add('before');
    const { place } = log;
    log.add('a');
    log.add('b');
    expect(changesOf(log, place)).toEqual(['a', 'b']);
    expect(changesOf(log, log.since(place)![0]!.place)).toEqual(['b']);
    expect(changesOf(log, log.place)).toEqual([]);
  });

  it('after too long is told that nobody knows', () => {
    const log = new ChangeLog<string>(3);
    const { place } = log;
    for (const change of ['a', 'b', 'c']) log.add(change);
    expect(changesOf(log, place)).toEqual(['a', 'b', 'c']);
    log.add('d');
    expect(log.since(place)).toBeNull();
  });

  it('after changes may have been missed is told that nobody knows', () => {
    const log = new ChangeLog<string>(3);
    const { place } = log;
    log.breakOff();
    expect(log.since(place)).toBeNull();
    expect(changesOf(log, log.place)).toEqual([]);
  });

  it.each(['', 'x', 'x:1', ':', '1:y'])('with a place nobody gave out (“%s”) is told that nobody knows', (place) => {
    expect(new ChangeLog<string>(3).since(place)).toBeNull();
  });

  it('with a place of the future, or none, is told that nobody knows', () => {
    const log = new ChangeLog<string>(3);
    const era = log.place.split(':')[0]!;
    for (const place of [`${era}:5`, `${era}:-1`, `${era}:0.5`]) expect(log.since(place)).toBeNull();
  });
});
