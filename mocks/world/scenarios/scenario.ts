/** Which journey of the domain a scenario belongs to; `common` ones concern several. */
export type Journey = 'J1' | 'J2' | 'J3' | 'J4' | 'J5' | 'J6' | 'common';

/**
 * A case that exists in every generated world, whatever its seed and size, under fixed synthetic identifiers.
 *
 * - `special`: the one thing that makes the case worth a name
 * - `expected`: what the journey should conclude, in the words of the gateway's verdicts
 * - `ids`: identifiers and inputs by what they are (`transferorId`, `parcelRecordId`, `contractPrice` in đồng, …)
 */
export interface Scenario {
  readonly name: string;
  readonly journey: Journey;
  readonly special: string;
  readonly expected: string;
  readonly ids: Readonly<Record<string, string | number>>;
}

/** The scenario of this name among these; throws where there is none, so that a misspelt name is noticed. */
export function scenarioOf(scenarios: readonly Scenario[], name: string): Scenario {
  const found = scenarios.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no scenario called ${name}.`);
  return found;
}
