import {
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLSchema,
} from 'graphql';

/**
 * Coordinates of arguments and input fields that must be given in the whole schema and are not there in the narrower
 * one, although what holds them is: nobody could ask for it any more.
 */
export function hiddenDemands(whole: GraphQLSchema, narrower: GraphQLSchema): readonly string[] {
  return Object.values(narrower.getTypeMap()).flatMap((type) => {
    const twin = whole.getType(type.name);
    if (isInputObjectType(type) && isInputObjectType(twin))
      return Object.values(twin.getFields())
        .filter((field) => isRequiredInputField(field) && type.getFields()[field.name] === undefined)
        .map((field) => `${type.name}.${field.name}`);
    if (!(isObjectType(type) || isInterfaceType(type)) || !(isObjectType(twin) || isInterfaceType(twin))) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      (twin.getFields()[field.name]?.args ?? [])
        .filter((argument) => isRequiredArgument(argument) && !field.args.some(({ name }) => name === argument.name))
        .map((argument) => `${type.name}.${field.name}(${argument.name}:)`),
    );
  });
}
