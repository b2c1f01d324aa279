/** One thing that is wrong with a binding. */
export interface BindingProblem {
  /** Place in the binding, as `Person.sex`. */
  readonly where: string;
  /** A sentence that says what is wrong there. */
  readonly problem: string;
}
