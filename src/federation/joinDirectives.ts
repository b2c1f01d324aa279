import { Kind, type ConstDirectiveNode, type ConstValueNode } from 'graphql';

interface WithDirectives {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

export function directivesNamed(node: WithDirectives, name: string): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

export function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

/** A string or enum argument as text. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** A flag; `undefined` when it is not stated. */
export function flagArgument(directive: ConstDirectiveNode, name: string): boolean | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}
