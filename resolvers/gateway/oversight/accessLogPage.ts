import type { ShownRecord } from '../../../src/model/audit.ts';
import type { OwnContext } from '../../../src/model/ownContext.ts';
import { accessedGroups } from './accessedGroups.ts';
import { agencyNames } from './agencyName.ts';
import { pageSize, textOf } from './pages.ts';
import { ownNumbers, servicesOf } from './services.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A page of what the log has of the person who is signed in, under former numbers too. Nobody else's can be asked for: whose
 * it is comes from the verified token, never from an argument.
 *
 * From: GraphQL Cursor Connections Specification.
 */
export async function accessLogPage(args: Fields, context: OwnContext): Promise<Fields> {
  const after = textOf(args['after']);
  const page = await servicesOf(context).reader.ofPerson(ownNumbers(context), {
    first: pageSize(args['first']),
    now: new Date(context.now).toISOString(),
    ...(after === undefined ? {} : { after }),
  });
  const edges = page.records.map((record) => ({ cursor: String(record.index), node: entryOf(record, context) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.next !== undefined,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: page.next ?? edges.at(-1)?.cursor ?? null,
    },
  };
}

function entryOf(record: ShownRecord, context: OwnContext): Fields {
  const purpose = servicesOf(context).purposes.get(record.purpose ?? '');
  return {
    recordId: record.recordId,
    accessedAt: record.time,
    ...agencyNames(context.dictionary, record.agency),
    role: record.role ?? null,
    purpose: record.purpose ?? null,
    purposeVi: purpose?.vi ?? null,
    purposeEn: purpose?.en ?? null,
    basis: record.basis ?? null,
    caseId: record.caseId ?? null,
    outcome: record.outcome.toUpperCase(),
    emergency: record.emergency !== undefined,
    groups: accessedGroups(context.dictionary, record.elements),
  };
}
