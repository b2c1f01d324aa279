import type { Fields, LandRegister } from '../support/landRegister.ts';

/** What a server does to an answer before it is sent. */
export interface Wire {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly delayMs?: number;
  readonly location?: string;
  readonly isCut?: boolean;
}

/** A fault that is planted in the conforming ministry, and the rule that is to find it. */
export type Mutation = { readonly name: string; readonly rule: string } & (
  | { readonly kind: 'schema'; readonly from: string; readonly to: string }
  | { readonly kind: 'data'; readonly change: (register: LandRegister) => void }
  /** `asked`: the request's body; answers with what goes over the wire instead. */
  | { readonly kind: 'answer'; readonly change: (answer: Wire, asked: Asked) => Wire }
);

export interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: { readonly representations?: readonly Fields[]; readonly r?: readonly Fields[] };
}
