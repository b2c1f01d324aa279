import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * What of a schema a document uses: types (`Person`), fields (`Person.fullName`), arguments (`Query.person(personalId:)`),
 * values and members (`Sex.MALE`). Of a variable's type everything counts, as any of it may be sent.
 */
export function usedCoordinates(document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> {
  const used = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: () => {
        const [parent, field] = [info.getParentType(), info.getFieldDef()];
        if (!parent || !field) return;
        used.add(parent.name);
        used.add(`${parent.name}.${field.name}`);
        // A change of an interface's field is a change of those that implement it, and the other way round.
        if ('getInterfaces' in parent) for (const { name } of parent.getInterfaces()) used.add(`${name}.${field.name}`);
        used.add(getNamedType(field.type).name);
      },
      Argument: ({ name }) => {
        const [parent, field] = [info.getParentType(), info.getFieldDef()];
        if (parent && field && info.getDirective() == null) used.add(`${parent.name}.${field.name}(${name.value}:)`);
      },
      ObjectField: ({ name }) => {
        const parent = getNamedType(info.getParentInputType());
        if (parent) used.add(`${parent.name}.${name.value}`);
      },
      EnumValue: ({ value }) => {
        const type = getNamedType(info.getInputType());
        if (type) used.add(`${type.name}.${value}`);
      },
      NamedType: ({ name }) => {
        used.add(name.value);
      },
      VariableDefinition: () => {
        const type = getNamedType(info.getInputType());
        if (type) addInput(type, used);
      },
    }),
  );
  return used;
}

function addInput(type: GraphQLNamedType, used: Set<string>): void {
  const isKnown = used.has(type.name) && used.has(`${type.name}.`);
  if (isKnown) return;
  used.add(type.name);
  if (isEnumType(type)) for (const { name } of type.getValues()) used.add(`${type.name}.${name}`);
  if (!isInputObjectType(type)) return;
  // Marks the type as seen: inputs may hold themselves.
  used.add(`${type.name}.`);
  for (const field of Object.values(type.getFields())) {
    used.add(`${type.name}.${field.name}`);
    addInput(getNamedType(field.type), used);
  }
}
