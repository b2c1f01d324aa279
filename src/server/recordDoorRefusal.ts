import type { GatewayError } from '../errors/gatewayError.ts';

/**
 * Writes down that a request was refused before anybody knew who asked: its headers or its body could not be read. Never
 * rejects, as nothing is told.
 */
export type RecordDoorRefusal = (error: GatewayError, requestId: string) => Promise<void>;
