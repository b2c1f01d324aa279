import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type * as Client from '../../src/client/index.ts';
import { chromiumPath, isCi } from '../portal/support/environment.ts';
import { launchChromium } from '../portal/support/launchChromium.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { bundleClient } from './support/bundleClient.ts';

/** What the bundle makes in a page. */
declare const client: typeof Client;

const hasChromium = existsSync(chromiumPath);

if (!hasChromium && !isCi)
  test.skip(`the client in a browser: there is no Chromium at ${chromiumPath}; set CHROMIUM to its place`, () =>
    undefined);

(hasChromium || isCi ? describe : describe.skip)('in Chromium', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    const [bundle, started] = await Promise.all([
      bundleClient(),
      startPlatform({ only: ['identity', 'population', 'government-office', 'land'] }),
    ]);
    platform = started;
    page = await browser.newPage();
    // Same origin as the gateway, as a view that it serves; of the page itself nothing is needed.
    await page.goto(`${platform.url}/health`);
    await page.evaluate(`globalThis.eval(${JSON.stringify(`${bundle}; globalThis.client = client`)})`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('a question is asked, its parts come one after the other, and what is refused or away is told', async () => {
    const identity = String(platform?.ministry('identity').url);
    const response = await fetch(`${identity}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'land-officer' }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const seen = await page.evaluate(async (given) => {
      interface Card {
        readonly person: {
          readonly fullNameText: string | null;
          readonly bloodGroup: string | null;
          readonly taxpayer: { readonly taxCode: string | null } | null;
          readonly landRights?: readonly unknown[] | null;
        } | null;
      }
      const asking = client.createClient({
        ...{ url: '/graphql', token: () => given },
        ...{ purpose: 'LAND_TRANSFER', caseId: 'H29.21-261110-9901' },
      });
      const question = `query ($id: PersonalId!) { person(personalId: $id) { fullNameText bloodGroup taxpayer { taxCode }
        ... @defer { landRights { parcel { parcelNo } } } } }`;
      const kinds: string[][] = [];
      let recordId: string | undefined;
      for await (const answer of asking.stream<Card, object>(question, { id: '079075990101' })) {
        recordId = answer.recordId;
        kinds.push([
          client.outcome(answer, (data) => data.person.fullNameText).kind,
          client.outcome(answer, (data) => data.person.bloodGroup).kind,
          client.outcome(answer, (data) => data.person.taxpayer).kind,
          client.outcome(answer, (data) => data.person.landRights).kind,
        ]);
      }
      const leaving = new AbortController();
      leaving.abort(new Error('left'));
      const left = await asking
        .query('{ __typename }', {}, { signal: leaving.signal })
        .catch((error: unknown) => String(error));
      return { kinds, recordId, left };
    }, token);
    expect(seen.kinds[0]).toEqual(['found', 'denied', 'unavailable', 'pending']);
    expect(seen.kinds.at(-1)).toEqual(['found', 'denied', 'unavailable', 'found']);
    expect(seen.recordId).toMatch(/\S/);
    expect(seen.left).toBe('Error: left');
  });

  test('a subscription is refused in words where the graph has none', async () => {
    const seen = await page.evaluate(async () => {
      const events: unknown[] = [];
      for await (const event of client.createClient({ url: '/graphql' }).subscribe('subscription { nothing }'))
        events.push(event.errors[0]?.extensions?.code);
      return events;
    });
    expect(seen).toEqual([expect.stringMatching(/^[A-Z_]+$/)]);
  });
});
