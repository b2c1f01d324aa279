/** Whom and what a dossier of the one-stop register concerns, and how it stands. */
export interface DossierFacts {
  readonly kind: 'dossier';
  readonly id: string;
  readonly isOpen: boolean;
  /** Agencies that work on it. */
  readonly agencies: readonly string[];
  readonly procedure: string | undefined;
  readonly persons: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  readonly parcels: ReadonlySet<string>;
}

/** Whom an encounter treats, and where. */
export interface EncounterFacts {
  readonly kind: 'encounter';
  readonly id: string;
  readonly isOpen: boolean;
  readonly facility: string | undefined;
  /** All numbers of the patient; none where nobody could identify the patient. */
  readonly persons: ReadonlySet<string>;
}

export type CaseFacts = DossierFacts | EncounterFacts;
