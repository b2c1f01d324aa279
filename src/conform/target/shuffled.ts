/** The items in an order that only the seed decides. From: Fisher and Yates, 1938. */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const mixed = [...items];
  let state = seed | 1;
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const place = (state >>> 0) % (last + 1);
    const [one, other] = [mixed[last], mixed[place]];
    if (one !== undefined && other !== undefined) [mixed[last], mixed[place]] = [other, one];
  }
  return mixed;
}
