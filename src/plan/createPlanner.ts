import { print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { readSelections } from '../federation/readSelections.ts';
import type { Supergraph } from '../federation/supergraph.ts';
import type { Plan, Planner, PlanningContext } from '../model/plan.ts';
import { batchFetches } from './batchFetches.ts';
import { checkNormalForm } from './checkNormalForm.ts';
import { combineFetches } from './combineFetches.ts';
import { Costs } from './costs.ts';
import { fillOperation } from './fillOperation.ts';
import { PositionFiller } from './fillPositions.ts';
import { numberFetches } from './numberFetches.ts';
import { Planning } from './planning.ts';
import { readGraph } from './readGraph.ts';

/**
 * Plans operations over a supergraph (Apollo Federation up to v2.9). A plan is made in passes, each of which knows only
 * what the one before it left:
 *
 * 1. the normal form is read and checked
 * 2. places of the answer are filled from the top, each field from the source that answers it most cheaply
 * 3. fetches of the same objects at the same source are combined
 * 4. fetches of a source at the same step become one request
 * 5. requests are written and numbered
 *
 * An empty text asks for nothing and gets an empty plan. See docs/decisions/0005-a-planner-of-our-own.md.
 */
export function createPlanner(stated: string | DocumentNode): Planner {
  const { supergraph, schema } = readGraph(stated);
  return {
    plan: (operationText, context) => {
      if (operationText === '') return { fetches: [], unreachable: [] };
      const operation = checkNormalForm(operationText, schema());
      try {
        return makePlan(supergraph, operation, context);
      } catch (cause) {
        // What is wrong may hold text of the operation, so it goes to the log only.
        throw cause instanceof GatewayError ? cause : new GatewayError('PLAN_FAILED', {}, { cause });
      }
    },
  };
}

function makePlan(
  supergraph: Supergraph,
  operation: OperationDefinitionNode,
  context: PlanningContext | undefined,
): Plan {
  const planning = new Planning(supergraph, context);
  const filler = new PositionFiller(planning, new Costs(planning));
  fillOperation(planning, filler, operation.operation, readSelections(operation.selectionSet));
  const batches = batchFetches(combineFetches(filler.fetches));
  const types = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, print(type)]),
  );
  return { fetches: numberFetches(batches, types), unreachable: filler.unreachable };
}
