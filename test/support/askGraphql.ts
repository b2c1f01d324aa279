export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Sends one operation to a GraphQL service over HTTP. */
export async function askGraphql(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}

/** Sends entity representations with a selection, as a gateway does; returns the entities in order. */
export async function askEntities(
  url: string,
  representations: readonly object[],
  selection: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly unknown[]> {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
  const { data, errors } = await askGraphql(url, query, { representations }, headers);
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  return data?.['_entities'] as readonly unknown[];
}
