import { Document, isCollection, isScalar, visit, type Pair } from 'yaml';
import type { RestBinding, SqlBinding } from '../../model/binding.ts';

/** Names over lists of fields: one line each, however short they are. */
const LISTS = new Set(['fields', 'parts']);

/** A binding as YAML, under a comment; what is short stands in one line. */
export function bindingYaml(binding: SqlBinding | RestBinding, comment: string): string {
  const document = new Document(binding, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, node) => {
      if (node.items.every(isScalar)) node.flow = true;
    },
    Map: (_, node, path) => {
      const above = (path.at(-1) as Pair | undefined)?.key;
      const isList = isScalar(above) && LISTS.has(String(above.value));
      const isShort = node.items.every(({ value }) => isScalar(value) || isShortest(value));
      if (isShort && !isList && path.length > 2) node.flow = true;
    },
  });
  document.commentBefore = comment.replaceAll(/^(?=.)/gmu, ' ');
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

/** A list or a map of one name. */
function isShortest(value: unknown): boolean {
  return isCollection(value) && value.items.length === 1;
}
