/** Somebody to sign in as while trying things out. Nobody here is a real person. */
export interface Persona {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly role: string;
  /** Code of the agency, as of Decision 20/2020; citizens and enterprises act for none. */
  readonly agency?: string;
  /** Own personal identifier: of the officer who asks, or of the citizen. Synthetic. */
  readonly personalId: string;
  /** Whether `personalId` is that of an officer on duty, and so goes into the `officer` claim. */
  readonly isOfficer: boolean;
  /** Administrative unit for which the persona is competent; `00` is the whole country. */
  readonly jurisdiction: string;
  /** Assurance of the sign-in: electronic identity level. */
  readonly assurance: 'level-1' | 'level-2';
  /** Organisation that the persona works or speaks for: code of a health facility, tax code of an enterprise. */
  readonly organisation?: string;
  /** Purposes for which it usually works. */
  readonly purposes: readonly string[];
  readonly descriptionVi: string;
  readonly descriptionEn: string;
}
