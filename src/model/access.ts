/** Class of an element after Decision 2439 and Decree 356/2025. `SECRET` does not exist here: the dictionary check refuses it. */
export type DataClass = 'OPEN' | 'INTERNAL' | 'PERSONAL' | 'SENSITIVE';

/** What decides whether a field may be read. */
export interface FieldClass {
  readonly dataClass: DataClass;
  /** Kind of sensitive data, as `HIV`; only with class `SENSITIVE`. */
  readonly sensitiveKind?: string;
  /** Agency that answers for it. */
  readonly owner: string;
}

/** Who asks, as a verified token says. */
export interface Caller {
  readonly subject: string;
  readonly role: string;
  readonly agency?: string;
  readonly officer?: string;
  readonly jurisdiction?: string;
  readonly assurance?: string;
}

/** What a caller may do for a stated purpose; profiles are few, so decisions and plans are cached per `id`. */
export interface AccessProfile {
  /** Stable identifier of everything that decisions depend on; holds no personal data. */
  readonly id: string;
  readonly role: string | undefined;
  readonly purpose: string | undefined;
  readonly classes: readonly DataClass[];
  readonly sensitiveKinds: readonly string[];
  /** What an operation may cost at most, where the purpose says so. */
  readonly costBudget?: number;
}

/** Why a field is refused: a catalogue code with its parameters. */
export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
