import type { RunningGateway } from '../gateways/startGateway.ts';
import { ASKED_PERSONS, askedPerson } from '../workload/lookUp.ts';
import { operationText, type OperationName } from '../workload/readWorkload.ts';

type Asked = Pick<RunningGateway, 'url' | 'headers'>;

/** The requests of an operation, ready to be written, one per person who is asked about. */
export function requestBytes(operation: OperationName, gateway: Asked): readonly Buffer[] {
  const query = operationText(operation);
  return Array.from({ length: ASKED_PERSONS }, (_, nth) => requestOf(query, nth, gateway));
}

/** One request about the nth person who is asked about: head and body. */
export function requestOf(query: string, nth: number, { url, headers }: Asked): Buffer {
  const body = JSON.stringify({ query, variables: { id: askedPerson(nth) } });
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
