import { chromium, type Browser } from 'playwright-core';
import { startPlatform, type Platform } from '../../support/startPlatform.ts';
import { buildWeb } from './buildWeb.ts';
import { chromiumPath } from './environment.ts';
import { openPlayground, type OpenOptions, type Playground } from './openPlayground.ts';

/** The whole platform with a browser before it. */
export interface Portal {
  readonly platform: Platform;
  readonly open: (options?: OpenOptions) => Promise<Playground>;
  readonly stop: () => Promise<void>;
}

/** No sandbox in containers; nothing but this machine can be reached, so what works here works with no network. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export async function startPortal(): Promise<Portal> {
  // The browser first: where there is none, nothing has been started that would be left behind.
  const browser = await chromium.launch({ executablePath: chromiumPath, args: CHROMIUM_ARGUMENTS });
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
