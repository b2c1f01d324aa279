import type { Caller } from '../model/access.ts';
import type { WatchedCaller } from './volumeWatch.ts';

const watched = new WeakMap<Caller, WatchedCaller>();

/** A caller as the watch over volumes knows it: an officer by their own number, whatever the token; the same each time. */
export function watchedCaller(caller: Caller): WatchedCaller {
  let known = watched.get(caller);
  if (known === undefined) {
    const { issuer, subject, agency, officer, role } = caller;
    watched.set(caller, (known = { name: `${issuer} ${officer ?? subject}`, agency, role }));
  }
  return known;
}
