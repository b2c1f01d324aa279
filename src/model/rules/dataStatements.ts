import { recordStatements } from './recordStatements.ts';
import type { DataStatement } from './statement.ts';
import { valueStatements } from './valueStatements.ts';

/** Every rule over data that is said once and run everywhere. */
export const dataStatements: readonly DataStatement[] = [...valueStatements, ...recordStatements];
