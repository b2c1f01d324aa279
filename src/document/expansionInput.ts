import type { FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import type { Refusal } from '../model/access.ts';
import type { MaskRule } from '../model/mask.ts';
import type { SubjectKind, SubjectMap } from '../model/rows.ts';
import type { DeferUsages } from './deferUsages.ts';

/** Says why the caller may not read a field of a type; undefined: may. Depends on nothing but the access profile. */
export type Refuse = (parentType: string, fieldName: string) => Refusal | undefined;

/** Says how a text is shown in part; undefined: whole. Depends on nothing but the access profile. */
export type Mask = (parentType: string, fieldName: string) => MaskRule | undefined;

/** What the expansion of an operation reads. */
export interface ExpansionInput {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The client's variables, coerced; only those of `@skip`, `@include` and `@defer` are read. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly refuse: Refuse;
  readonly mask?: Mask | undefined;
  readonly subjects?: SubjectMap | undefined;
  /** Scalars whose values name somebody, by name. */
  readonly subjectScalars?: ReadonlyMap<string, SubjectKind> | undefined;
  /** Fields that ask for somebody whose rows may not be seen (`askedKey`). */
  readonly outside?: ReadonlySet<string> | undefined;
  /** Article on which these are refused. */
  readonly rowArticle?: string | undefined;
  /** Takes the uses of `@defer`; without it they are ignored, as the specification admits. */
  readonly usages?: DeferUsages;
  /** Work left (fields): a field on an interface can come to one for each of its types. */
  readonly budget: { left: number; readonly limit: number };
}
