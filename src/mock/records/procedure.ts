import { PROCEDURES } from '../../synthetic/procedures.ts';
import type { MakeRecord } from '../mockWorld.ts';

/** Key: the national code, with or without the suffix of an agency. */
export const procedure: MakeRecord = (world, procedureCode) => {
  const found = PROCEDURES.find(({ code }) => procedureCode === code || procedureCode.startsWith(`${code}.`));
  if (found === undefined) return undefined;
  return {
    procedureCode,
    procedureName: found.name,
    procedureField: found.field,
    components: found.parts.map((part) =>
      world.part('ProcedureComponent', {
        componentCode: part.code,
        componentName: part.name,
        componentSource: part.source === 'DL' ? 'DATA' : 'PAPER',
        componentDocumentKind: part.document,
        componentElements: part.elements,
        componentMandatory: part.isMandatory,
        componentPublished: part.isPublished,
      }),
    ),
  };
};
