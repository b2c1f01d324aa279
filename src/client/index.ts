export { createClient, type Client, type ListOptions } from './createClient.ts';
export type { CallOptions, ClientOptions, GiveToken, Grounds, RetryRules } from './clientOptions.ts';
export type {
  Answer,
  AnswerError,
  AnswerParts,
  AnswerPath,
  EventAnswer,
  GrowingAnswer,
  Names,
  PendingPart,
} from './answer.ts';
export { ListBrokenOff, type Connection, type NodeOf, type Page } from './connections.ts';
export type { Disagreement } from './disagreements.ts';
export type { Denied, Found, Mismatch, NotFound, Outcome, Pending, Reason, Unavailable } from './fiveOutcomes.ts';
export { outcome } from './outcome.ts';
export type { Place, Select, ValueAt } from './place.ts';
export { RequestFailure, type FailureKind } from './requestFailure.ts';
export { requestHeaders } from './requestHeaders.ts';
export type { Resumption } from './subscribe.ts';
export type { AnyDocument, TypedDocument } from './typedDocument.ts';
