/** Names of the fields of a key's field set at its first level: `a b { c }` gives a and b. */
export function keyFields(fieldSet: string): readonly string[] {
  let depth = 0;
  return (fieldSet.match(/[{}]|\w+/g) ?? []).filter((token) => {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else return depth === 0;
    return false;
  });
}
