import { Kind, type ConstDirectiveNode, type ScalarTypeDefinitionNode } from 'graphql';

/** What `@codeList` and `@format` say of a scalar. */
export interface ScalarDirectives {
  readonly codeList?: string;
  /** False where the list is a sample. */
  readonly isComplete: boolean;
  readonly format?: string;
}

/** Reads the directives of a scalar's definition. */
export function scalarDirectives(scalar: ScalarTypeDefinitionNode): ScalarDirectives {
  const codeList = scalar.directives?.find((directive) => directive.name.value === 'codeList');
  const format = scalar.directives?.find((directive) => directive.name.value === 'format');
  const id = textArgument(codeList, 'id');
  const pattern = textArgument(format, 'pattern') ?? textArgument(codeList, 'format');
  return {
    ...(id === undefined ? {} : { codeList: id }),
    ...(pattern === undefined ? {} : { format: pattern }),
    isComplete: !isFalse(codeList, 'complete'),
  };
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}

function textArgument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function isFalse(directive: ConstDirectiveNode | undefined, name: string): boolean {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.BOOLEAN && !value.value;
}
