/** An entity that a policy names: `ElementGroup::"TAX_STATUS"`. */
export interface EntityReference {
  readonly type: string;
  readonly id: string;
}

/** The entities that a policy names, from its JSON form, each once. Actions are left out: the schema lists them. */
export function entityReferences(policy: unknown): readonly EntityReference[] {
  const found = new Map<string, EntityReference>();
  const open: unknown[] = [policy];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isReference(value) && value.type !== 'Action') found.set(`${value.type}::${value.id}`, value);
    open.push(...(Object.values(value) as unknown[]));
  }
  return [...found.values()];
}

function isReference(value: object): value is EntityReference {
  return (
    'type' in value &&
    'id' in value &&
    Object.keys(value).length === 2 &&
    typeof value.type === 'string' &&
    typeof value.id === 'string'
  );
}
