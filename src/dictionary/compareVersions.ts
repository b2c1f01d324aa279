/** Order of versions such as `1.0` and `1.10`: number by number. */
export function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
