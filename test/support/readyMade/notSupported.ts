/** The planner made something that has no form among our plans. */
export function notSupported(feature: string): Error {
  return new Error(`The ready-made planner's plan needs ${feature}.`);
}
