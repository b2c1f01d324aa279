import { expect, test } from '@jest/globals';
import type { OwnAnswer } from '../../src/model/ownGraph.ts';
import { familyRegister } from '../../src/start/familyRegister.ts';
import { partyOfChild } from '../../src/consent/checkParty.ts';

const [CHILD, MOTHER, NOBODY] = ['079226990301', '079196990302', '079000000000'];

/** The registers, with one child in them; `down`: fields that cannot be answered of whoever is there. */
function registers(down: readonly string[] = []) {
  const isUp = (field: string) => !down.includes(field);
  return familyRegister(({ variables }) => {
    const failedAt: OwnAnswer['failedAt'][number][] = [];
    const about = (place: string, id: unknown) => {
      if (id !== CHILD && id !== MOTHER) return null;
      failedAt.push(...down.map((field) => [place, field]));
      return {
        birthDate: id === CHILD ? '2022-05-01' : '1996-05-01',
        familyRelations: isUp('familyRelations') ? [] : null,
        birthRecord: isUp('birthRecord') && id === CHILD ? { fatherPersonId: null, motherPersonId: MOTHER } : null,
      };
    };
    const data = { person: about('person', variables['id']), asker: about('asker', variables['asker']) };
    return Promise.resolve({ data, failedAt });
  });
}

test('a child is told with its parents, nobody as nobody', async () => {
  expect(await registers()(CHILD, MOTHER)).toEqual({ birthDate: '2022-05-01', guardians: [MOTHER] });
  expect(await registers()(NOBODY, MOTHER)).toBeUndefined();
});

test.each(['familyRelations', 'birthRecord'])(
  'while %s cannot be had, nobody learns whether there is a person of some number',
  async (field) => {
    const refusals = [CHILD, NOBODY].map(async (child) => {
      const facts = await registers([field])(child, MOTHER);
      try {
        return partyOfChild(facts, MOTHER, '2026-11-20');
      } catch (error) {
        return (error as { readonly code: string }).code;
      }
    });
    expect(await Promise.all(refusals)).toEqual(['CONSENT_REGISTER', 'CONSENT_REGISTER']);
  },
);
