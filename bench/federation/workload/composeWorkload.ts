import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { MINISTRIES, ministrySdl } from './readWorkload.ts';

/** The workload as one graph. */
export interface ComposedWorkload {
  /** What the gateways are started on. */
  readonly supergraphSdl: string;
  /** What clients see: the schema that the reference answers are made with. */
  readonly publicSdl: string;
}

/** Composes the ministries, given the address of each; throws when they do not fit together. */
export function composeWorkload(urlOf: (ministry: string) => string): ComposedWorkload {
  const services = MINISTRIES.map((name) => ({ name, url: urlOf(name), typeDefs: parse(ministrySdl(name)) }));
  const result = composeServices(services);
  if (result.supergraphSdl === undefined) {
    throw new Error(result.errors.map(({ message }) => message).join('\n'));
  }
  return { supergraphSdl: result.supergraphSdl, publicSdl: result.publicSdl };
}
