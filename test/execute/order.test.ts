import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';
import { smallCountry } from '../support/smallCountry.ts';

const never = () => new Promise<never>(() => undefined);

test('a client that leaves is not the fault of a ministry: nobody is told', async () => {
  const leaving = new AbortController();
  const incidents: unknown[] = [];
  const tamper = () => {
    leaving.abort();
    return never();
  };
  const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper } })), {
    onIncident: (incident) => incidents.push(incident),
  });
  const { errors } = await federation.ask('{ people(first: 1) { taxClass } }', { signal: leaving.signal });
  expect(errorLines(errors)).toEqual(['SOURCE_CANCELLED at people.0.taxClass from tax']);
  expect(incidents).toEqual([]);
});

describe('the deadline', () => {
  test('ends the wait for a ministry that hangs, and keeps what the others have answered', async () => {
    const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper: never } })));
    const { data, errors } = await federation.ask('{ people(first: 1) { fullName taxClass firms { code } } }', {
      signal: AbortSignal.timeout(100),
    });
    expect(data).toEqual({ people: [{ fullName: 'Nguyễn Văn An', taxClass: null, firms: [] }] });
    expect(errorLines(errors)).toEqual(['SOURCE_TIMED_OUT at people.0.taxClass from tax']);
  });

  test('keeps fetches from starting that come after it', async () => {
    const country = smallCountry({ population: { tamper: (answer) => pause(60).then(() => answer) } });
    const { data, errors } = await fakeFederation(Object.values(country)).ask('{ people { taxClass } }', {
      signal: AbortSignal.timeout(20),
    });
    expect(data).toEqual({ people: null });
    expect(errorLines(errors)).toEqual(['SOURCE_TIMED_OUT at people from population']);
    expect(country.tax.requests).toEqual([]);
  });

  test('that has passed before anything began asks nobody', async () => {
    const country = smallCountry();
    const { data } = await fakeFederation(Object.values(country)).ask('{ people { fullName } }', {
      signal: AbortSignal.abort(),
    });
    expect(data).toEqual({ people: null });
    expect(country.population.requests).toEqual([]);
  });
});

test('fetches that do not need each other run at once', async () => {
  let underWay = 0;
  let most = 0;
  const tamper = async <Answer>(answer: Answer): Promise<Answer> => {
    most = Math.max(most, ++underWay);
    await pause(20);
    underWay--;
    return answer;
  };
  const federation = fakeFederation(
    Object.values(smallCountry({ tax: { tamper }, firms: { tamper }, land: { tamper } })),
  );
  await federation.ask('{ people { taxClass firms { code } parcels { area } } }');
  expect(most).toBe(3);
});

test('mutations run one after the other, in the order of the document', async () => {
  const log: string[] = [];
  const ministry = (id: string, field: string, waitMs: number) =>
    fakeSource({
      id,
      sdl: `type Query { ${id}: Int } type Mutation { ${field}: Int }`,
      resolvers: {
        Mutation: {
          [field]: async () => {
            log.push(`${field} begins`);
            await pause(waitMs);
            log.push(`${field} ends`);
            return 1;
          },
        },
      },
    });
  const federation = fakeFederation([ministry('a', 'slow', 40), ministry('b', 'quick', 0)]);
  const { data } = await federation.ask('mutation { x: slow y: quick }');
  expect(JSON.stringify(data)).toBe('{"x":1,"y":1}');
  expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});
