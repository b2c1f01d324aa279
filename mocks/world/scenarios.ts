import { BIRTH_SCENARIOS } from './scenarios/birthScenarios.ts';
import { CASE_SCENARIOS } from './scenarios/caseScenarios.ts';
import { COMMON_SCENARIOS } from './scenarios/commonScenarios.ts';
import { DOSSIER_SCENARIOS } from './scenarios/dossierScenarios.ts';
import { LAND_TRANSFER_SCENARIOS } from './scenarios/landTransferScenarios.ts';
import { MARITAL_SCENARIOS } from './scenarios/maritalScenarios.ts';
import { RESIDENCE_SCENARIOS } from './scenarios/residenceScenarios.ts';
import { scenarioOf, type Scenario } from './scenarios/scenario.ts';
import { TEST_RESULT_SCENARIOS } from './scenarios/testResultScenarios.ts';

/** Every named case of the world, with its fixed synthetic identifiers. */
export const SCENARIOS: readonly Scenario[] = [
  ...LAND_TRANSFER_SCENARIOS,
  ...RESIDENCE_SCENARIOS,
  ...BIRTH_SCENARIOS,
  ...TEST_RESULT_SCENARIOS,
  ...MARITAL_SCENARIOS,
  ...DOSSIER_SCENARIOS,
  ...COMMON_SCENARIOS,
  ...CASE_SCENARIOS,
];

/** The scenario of this name; throws where there is none. */
export function scenario(name: string): Scenario {
  return scenarioOf(SCENARIOS, name);
}
