import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { buildWeb } from './support/buildWeb.ts';
import { chromiumPath, isCi } from './support/environment.ts';
import { launchChromium } from './support/launchChromium.ts';
import { openView, type View } from './support/openView.ts';

const hasChromium = existsSync(chromiumPath);

if (!hasChromium && !isCi)
  test.skip(`the example views in a browser: there is no Chromium at ${chromiumPath}; set CHROMIUM to its place`, () =>
    undefined);

/** How a view is asked, what a right answer shows, and who is refused. */
const VIEWS = [
  {
    view: 'land-transfer',
    ask: (page: Page) => page.getByRole('button', { name: 'Look up' }).click(),
    shown: ['Ready: the slip can go to the tax office', 'What is owed', 'Personal income tax'],
    isThere: (page: Page) => page.getByText('Personal income tax'),
    stranger: 'citizen',
    refusal: 'PURPOSE_NOT_FOR_ROLE',
    down: 'land',
    slow: 'land',
    ministry: 'Ministry of Agriculture and Environment',
  },
  {
    view: 'test-results',
    ask: (page: Page) => page.getByRole('button', { name: 'Show earlier results' }).click(),
    shown: ['Trịnh Thị Minh Nguyệt', 'Can be used again', 'Expired', 'Not comparable'],
    isThere: (page: Page) => page.getByText('Not comparable').first(),
    stranger: 'doctor-elsewhere',
    refusal: 'CASE_NOT_YOURS',
    down: 'population',
    slow: 'health',
    ministry: 'Ministry of Public Security',
  },
  {
    view: 'my-data',
    ask: () => Promise.resolve(),
    shown: ['Châu Thanh Hải', 'Ministry of Public Security', 'as of', 'Who looked at my data'],
    isThere: (page: Page) => page.getByText('Châu Thanh Hải'),
    stranger: 'land-officer',
    refusal: 'PURPOSE_NOT_FOR_ROLE',
    down: 'tax',
    slow: 'population',
    ministry: 'Ministry of Finance',
  },
] as const;

(hasChromium || isCi ? describe : describe.skip)('the example views in Chromium', () => {
  let browser: Browser;
  let platform: Platform;
  let opened: View | undefined;

  beforeAll(async () => {
    browser = await launchChromium();
    await buildWeb();
    platform = await startPlatform();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await platform.stop();
  });

  afterEach(async () => {
    await opened?.close();
    for (const { down, slow } of VIEWS)
      await Promise.all([platform.ministry(down).calm(), platform.ministry(slow).calm()]);
  });

  async function open(view: string, options?: Parameters<typeof openView>[3]): Promise<View> {
    opened = await openView(browser, platform.url, view, options);
    return opened;
  }

  describe.each(VIEWS)('$view', (each) => {
    test('answers who may ask, without a barrier and without leaving the gateway', async () => {
      const { page, barriers, errors, foreign, picture } = await open(each.view);
      expect(await barriers()).toEqual([]);
      await each.ask(page);
      await each.isThere(page).waitFor();
      for (const text of each.shown) await page.getByText(text).first().waitFor();
      expect(await barriers()).toEqual([]);
      expect([errors, foreign]).toEqual([[], []]);
      await picture(`example-${each.view}`);
    }, 60_000);

    test('tells who may not, in words, and keeps nothing of what was shown before', async () => {
      const { page, barriers, picture } = await open(each.view);
      await each.ask(page);
      await each.isThere(page).waitFor();
      await page.getByLabel('Signed in as').selectOption(each.stranger);
      await each.isThere(page).waitFor({ state: 'detached' });
      await each.ask(page);
      const refusal = page.getByRole('alert').filter({ hasText: each.refusal }).first();
      await refusal.waitFor();
      expect(await refusal.textContent()).toContain('Not permitted');
      expect(await each.isThere(page).count()).toBe(0);
      expect(await barriers()).toEqual([]);
      await picture(`example-${each.view}-refused`);
    }, 60_000);

    test('names the ministry that is down, and comes back with it', async () => {
      const ministry = platform.ministry(each.down);
      await ministry.setDials({ errorRate: 1 });
      const { page, picture } = await open(each.view);
      await each.ask(page);
      await page.getByText(each.ministry).first().waitFor();
      await picture(`example-${each.view}-outage`);
      await ministry.calm();
      await page.reload();
      await each.ask(page);
      await each.isThere(page).waitFor();
    }, 60_000);

    test('says that it waits while a ministry is slow', async () => {
      const ministry = platform.ministry(each.slow);
      await ministry.setDials({ delayMs: 700 });
      const { page } = await open(each.view);
      await each.ask(page);
      await page
        .getByText(/Asking the ministries|Waiting for the ministry/)
        .first()
        .waitFor();
      await each.isThere(page).waitFor();
      await ministry.calm();
    }, 60_000);

    test('is used by the keyboard alone', async () => {
      const { page } = await open(each.view);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the content');
      await page.keyboard.press('Enter');
      const focused = () => page.evaluate(() => document.activeElement?.tagName ?? '');
      for (let stop = 0; stop < 20 && each.view !== 'my-data'; stop += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()) === 'BUTTON') break;
      }
      if (each.view !== 'my-data') await page.keyboard.press('Enter');
      await each.isThere(page).waitFor();
    }, 60_000);

    test('fits a telephone, in Vietnamese', async () => {
      const { page, barriers, picture } = await open(each.view, { language: 'vi', width: 390 });
      if (each.view !== 'my-data') await page.locator('form button').click();
      await page.locator('.card').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi');
      expect(await barriers()).toEqual([]);
      await picture(`example-${each.view}-narrow`);
    }, 60_000);
  });

  test('the list of them is linked from the playground, and leads to each', async () => {
    const { page, barriers } = await open('.');
    expect(await barriers()).toEqual([]);
    for (const { view } of VIEWS) expect(await page.locator(`a[href="./${view}/"]`).count()).toBe(1);
    await page.goto(`${platform.url}/`);
    await page.getByRole('link', { name: /Example views/ }).click();
    await page.waitForURL(`${platform.url}/examples/`);
  }, 60_000);
});
