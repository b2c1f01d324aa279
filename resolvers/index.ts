import type { SourceBinding } from '../src/model/binding.ts';
import { finance } from './finance/source.ts';
import { gatewayBinding } from './gateway/index.ts';
import { governmentOffice } from './government-office/source.ts';
import { health } from './health/source.ts';
import { justice } from './justice/source.ts';
import { land } from './land/source.ts';
import { population } from './population/source.ts';
import { tax } from './tax/source.ts';

/** Every attached source. A further ministry takes its folder and one line here. */
export const bindings: readonly SourceBinding[] = [
  population,
  justice,
  land,
  tax,
  finance,
  health,
  governmentOffice,
  gatewayBinding,
];
