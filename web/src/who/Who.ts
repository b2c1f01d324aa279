/** Who asks, why, and for which case; an empty text means "nobody", "none". */
export interface Who {
  readonly persona: string;
  readonly purpose: string;
  readonly caseId: string;
}

export const NOBODY: Who = { persona: '', purpose: '', caseId: '' };
