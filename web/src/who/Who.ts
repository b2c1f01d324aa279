/** Who asks, why, and for which case; an empty text means "nobody", "none". */
export interface Who {
  readonly persona: string;
  readonly purpose: string;
  readonly caseId: string;
}

export const NOBODY: Who = { persona: '', purpose: '', caseId: '' };

export function isWho(value: unknown): value is Who {
  if (typeof value !== 'object' || value === null) return false;
  const { persona, purpose, caseId } = value as Record<string, unknown>;
  return [persona, purpose, caseId].every((part) => typeof part === 'string');
}
