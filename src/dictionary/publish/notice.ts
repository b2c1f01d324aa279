/** Said at the head of every publication. */
export const NOTICE =
  'A mock aligned with the meta-model of Decision 2439/QĐ-TTg, not the official list of elements; all data shipped with it are synthetic.';
