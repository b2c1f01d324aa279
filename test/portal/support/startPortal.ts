import type { Browser } from 'playwright-core';
import { startPlatform, type Platform } from '../../support/startPlatform.ts';
import { buildWeb } from './buildWeb.ts';
import { launchChromium } from './launchChromium.ts';
import { openPlayground, type OpenOptions, type Playground } from './openPlayground.ts';

/** The whole platform with a browser before it. */
export interface Portal {
  readonly platform: Platform;
  readonly open: (options?: OpenOptions) => Promise<Playground>;
  readonly stop: () => Promise<void>;
}

export async function startPortal(): Promise<Portal> {
  // The browser first: where there is none, nothing has been started that would be left behind.
  const browser = await launchChromium();
  const platform = await startBehind(browser);
  return {
    platform,
    open: (options = {}) => openPlayground(browser, platform.url, options),
    stop: async () => {
      await browser.close();
      await platform.stop();
    },
  };
}

async function startBehind(browser: Browser): Promise<Platform> {
  try {
    await buildWeb();
    return await startPlatform();
  } catch (error) {
    await browser.close();
    throw error;
  }
}
