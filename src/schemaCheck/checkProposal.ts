import { createHash } from 'node:crypto';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { breakingChanges, type BreakingChange } from '../compose/breakingChanges.ts';
import { CompositionError } from '../compose/compositionError.ts';
import { printFinding } from '../compose/finding.ts';
import { newHits } from '../conform/schema/newHits.ts';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import { fillTemplate } from '../errors/template.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Graph } from '../model/graph.ts';
import type { Baseline, Proposal } from './baseline.ts';
import type { Breakage, UseCount } from './breakage.ts';
import type { DocumentsInUse, KnownDocument } from './knownDocuments.ts';
import { hiddenFields, lostFields } from './lostFields.ts';

export interface CheckParts {
  readonly baseline: Baseline;
  readonly proposal: Proposal;
  /** The source's schema before, where the graph does not tell it. */
  readonly was?: string;
  /** Trusted documents; nobody knows which there are when left out. */
  readonly documents?: DocumentsInUse;
  /** Who was answered an element, and how often, by coordinate. */
  readonly elementUses?: (coordinate: string) => readonly UseCount[];
  /** Who uses a document, and how often. */
  readonly documentUses?: (document: KnownDocument) => readonly UseCount[];
  readonly dictionary?: Dictionary;
}

/** What a proposed schema breaks, and what could not be looked at. */
export interface Checked {
  readonly breakages: readonly Breakage[];
  readonly notChecked: readonly string[];
  readonly isComposed: boolean;
}

/** Holds a proposed schema of one source against the graph, the documents in use and the dictionary. */
export function checkProposal(parts: CheckParts): Checked {
  const { baseline, proposal, dictionary } = parts;
  const { source } = proposal;
  const was = parts.was ?? baseline.sdlOf(source);
  const composed = recomposed(baseline, proposal);
  const after = composed.graph?.schema;
  const lost = was === undefined ? [] : lostFields(baseline, proposal, was);
  const changes = after === undefined ? lost : breakingChanges(baseline.schema, after);
  const graph = changes.map((change) => graphBreakage(change, parts));
  const hidden = baseline.recompose !== undefined || was === undefined ? 0 : hiddenFields(baseline, was);
  const before = was === undefined ? undefined : parse(was, { noLocation: true });
  return {
    breakages: [
      ...composed.breakages,
      ...documentBreakages(graph, after, parts),
      ...graph,
      ...(dictionary === undefined ? [] : dictionaryBreakages(dictionary, proposal, before)),
    ],
    notChecked: [
      ...(baseline.recompose === undefined ? ['composition: the graph does not tell its sources'] : []),
      ...(after === undefined && was === undefined ? ['clients: what the source offers now is not known (--was)'] : []),
      ...(hidden > 0 ? [`${hidden} fields of the source: the graph does not show them here (--header)`] : []),
      ...(parts.documents === undefined ? ['trusted documents: no manifest was given (--documents)'] : []),
      ...(parts.documents?.unanswerable ?? []).map((id) => `document ${id}: the graph cannot answer it as it is`),
      ...(dictionary === undefined ? ['dictionary: the graph is not of this dictionary (--dir)'] : []),
    ],
    isComposed: baseline.recompose !== undefined,
  };
}

function recomposed({ recompose }: Baseline, { source, sdl }: Proposal) {
  const nothing: { readonly graph?: Graph; readonly breakages: readonly Breakage[] } = { breakages: [] };
  if (recompose === undefined) return nothing;
  try {
    return { ...nothing, graph: recompose(source, sdl) };
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    const breakages = error.findings.map((finding): Breakage => {
      const message = printFinding(finding);
      const remedy = fillTemplate(catalogueEntry(finding.code).remedyEn, finding.params);
      const id = `composition ${finding.code} ${createHash('sha256').update(message).digest('hex').slice(0, 12)}`;
      return { ...breakage(id, 'composition', source, message), remedy };
    });
    return { ...nothing, breakages };
  }
}

function graphBreakage({ kind, coordinate, message }: BreakingChange, parts: CheckParts): Breakage {
  const documents = (parts.documents?.known ?? []).filter(({ uses }) => uses.has(coordinate)).map(({ id }) => id);
  const uses = parts.elementUses?.(coordinate) ?? [];
  // With the documents known and none of them concerned, nobody that is known is hurt.
  const isUnused = parts.documents !== undefined && documents.length === 0 && uses.length === 0;
  return {
    ...breakage(`graph ${kind} ${coordinate}`, 'graph', coordinate, message),
    severity: isUnused ? 'warning' : 'error',
    ...{ documents, uses },
  };
}

function documentBreakages(
  graph: readonly Breakage[],
  after: GraphQLSchema | undefined,
  { documents, documentUses }: CheckParts,
): readonly Breakage[] {
  return (documents?.known ?? []).flatMap((known): Breakage[] => {
    const causes = graph.filter((one) => one.documents.includes(known.id));
    const problems = after === undefined ? [] : validate(after, known.document).map(({ message }) => message);
    if (causes.length === 0 && problems.length === 0) return [];
    const message = (problems.length > 0 ? problems : causes.map((cause) => cause.message)).slice(0, 3).join(' ');
    return [
      {
        ...breakage(`document ${known.id}`, 'document', known.id, message),
        uses: documentUses?.(known) ?? [],
        causes: causes.map(({ id }) => id),
      },
    ];
  });
}

function dictionaryBreakages(
  dictionary: Dictionary,
  { document }: Proposal,
  before: Proposal['document'] | undefined,
): readonly Breakage[] {
  return newHits(dictionary, document, before).map(({ rule, where, message }) => ({
    ...breakage(`dictionary ${rule.id} ${where}`, 'dictionary', where, message),
    ...{ severity: rule.severity, remedy: rule.remedy },
  }));
}

function breakage(id: string, kind: Breakage['kind'], where: string, message: string): Breakage {
  return { id, kind, where, message, severity: 'error', documents: [], uses: [], causes: [] };
}
