import type { AnswerRequest } from '../model/gateway.ts';
import type { ReadClientCertificate } from './clientCertificate.ts';
import type { RecordDoorRefusal } from './recordDoorRefusal.ts';
import type { OpenStreams, StreamLimits } from './streamLimits.ts';

/** What every WebSocket is served with. */
export interface SocketDoor {
  readonly answer: AnswerRequest;
  readonly recordRefusal?: RecordDoorRefusal;
  readonly clientCertificate?: ReadClientCertificate;
  readonly streams: OpenStreams;
  readonly limits: StreamLimits;
  /** Longest time for an operation that is no subscription (milliseconds). */
  readonly requestTimeoutMs: number;
  /** Largest message (bytes). */
  readonly bodyLimitBytes: number;
  readonly onBroken: (requestId: string, error: unknown) => void;
}
