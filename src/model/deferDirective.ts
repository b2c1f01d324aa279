import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';

/** `@defer` (GraphQL specification, draft on incremental delivery, §3.13.6). */
export const deferDirective = new GraphQLDirective({
  name: 'defer',
  description: 'The fragment may be answered later, as a part of its own.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    if: {
      type: new GraphQLNonNull(GraphQLBoolean),
      description: 'Whether it is deferred; otherwise the directive does nothing.',
      defaultValue: true,
    },
    label: { type: GraphQLString, description: 'Names the part in the answer. Different for each fragment.' },
  },
});

/** The schema, with `@defer` for clients to use. Shares its types with the one that was given. */
export function withDefer(schema: GraphQLSchema): GraphQLSchema {
  if (schema.getDirective(deferDirective.name) !== undefined) return schema;
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, deferDirective] });
}
