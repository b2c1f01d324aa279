// The environment of a test run, read in this one place; what a name means stands beside it.
/* eslint-disable no-restricted-properties -- as in test/support: a test run is set up by its environment. */

/** Whether a missing browser is a failure and not a reason to skip. */
export const isCi = process.env['CI'] === 'true';

/** Whether the screenshots of the documentation are taken anew. */
export const updatesScreenshots = process.env['UPDATE_SCREENSHOTS'] === '1';

/** Where Chromium is, when it is not at Debian's place. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
