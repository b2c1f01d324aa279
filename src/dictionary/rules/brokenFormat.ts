import { Kind } from 'graphql';
import { scalarDirectives } from '../../model/scalars/scalarDirectives.ts';
import { textArgument } from '../draft/directiveUse.ts';
import type { DictionaryRule } from './rule.ts';

/** Formats that are regular expressions can be read as such. */
export const brokenFormat: DictionaryRule = {
  name: 'format-broken',
  severity: 'error',
  remedy: 'Mend the regular expression; in SDL a backslash is written twice.',
  check: (draft) => {
    const types = [...draft.types.values()];
    const stated = types.flatMap((type) => [
      {
        ...type,
        format: type.node.kind === Kind.SCALAR_TYPE_DEFINITION ? scalarDirectives(type.node).format : undefined,
      },
      ...type.fields.map((field) => ({ ...field, format: anchored(textArgument(field.use, 'format')) })),
    ]);
    return stated.flatMap(({ name, place, format }) =>
      format === undefined || isRegularExpression(format)
        ? []
        : [{ place, message: `The format of ${name} is no regular expression.` }],
    );
  },
};

/** Formats of elements may be words (`WGS84`); those that begin with ^ are meant as regular expressions. */
function anchored(format: string | undefined): string | undefined {
  return format?.startsWith('^') === true ? format : undefined;
}

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
