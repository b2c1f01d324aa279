import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { updatesScreenshots } from './environment.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A visitor's page of an example view, with what went wrong in it. */
export interface View {
  readonly page: Page;
  /** Errors that nobody caught. */
  readonly errors: readonly string[];
  /** Addresses asked for that are not of the gateway. */
  readonly foreign: readonly string[];
  /** What axe-core finds that keeps somebody from using the view: rule and element, serious and critical alone. */
  readonly barriers: () => Promise<readonly string[]>;
  /** Takes a picture for the documentation, when asked to. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens `web/examples/<view>` of a gateway, in English unless told otherwise. */
export async function openView(
  browser: Browser,
  url: string,
  view: string,
  options: { readonly language?: 'vi' | 'en'; readonly width?: number } = {},
): Promise<View> {
  const { language = 'en', width = 1100 } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`)) foreign.push(request.url());
  });
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  await page.goto(`${url}/examples/${view}/`);
  await page.waitForSelector('h1');
  return {
    page,
    errors,
    foreign,
    barriers: async () => {
      await page.evaluate(axe);
      return page.evaluate<string[]>(`axe.run().then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
    },
    picture: async (name) => {
      if (updatesScreenshots) await page.screenshot({ path: `docs/images/${name}.png`, fullPage: true });
    },
    close: () => context.close(),
  };
}
