import type { Browser, Page, Response } from 'playwright-core';
import { updatesScreenshots } from './environment.ts';

export interface OpenOptions {
  /** Path and query of the address, from `/`. */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A visitor's page of the playground, with what went wrong in it. */
export interface Playground {
  readonly page: Page;
  /** Messages of the console at level error, and errors that nobody caught. */
  readonly errors: readonly string[];
  /** Addresses asked for that are not of the gateway. */
  readonly foreign: readonly string[];
  /** Does something that asks the gateway, and waits until the answer is shown. Returns the request's body as sent. */
  readonly asking: (act: () => Promise<unknown>) => Promise<{ readonly query: string; readonly variables: unknown }>;
  /** Clicks a case of the collection and waits for its answer. */
  readonly runCase: (operation: string, name: string) => ReturnType<Playground['asking']>;
  /** What an editor holds, also beyond the lines on the screen. */
  readonly editor: (which: 'operation' | 'variables' | 'response') => Promise<string>;
  /** Writes an operation into its editor. */
  readonly setOperation: (document: string) => Promise<void>;
  /** Sources of the boxes in the picture of the plan, in alphabetical order, each as often as it is asked. */
  readonly pictured: () => Promise<readonly string[]>;
  /** Text of the element with this test id. */
  readonly text: (testId: string) => Promise<string>;
  /** Takes a picture for the documentation, when asked to: of the page, or of the element with this test id. */
  readonly picture: (name: string, testId?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPlayground(browser: Browser, url: string, options: OpenOptions): Promise<Playground> {
  const { path = '/', width = 1500, height = 950 } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB' });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`)) foreign.push(request.url());
  });
  await page.goto(url + path);
  await page.waitForSelector('[data-testid^="journey-"]');
  await page.waitForSelector('.graphiql-query-editor .monaco-editor');

  const asking: Playground['asking'] = async (act) => {
    const [answer] = await Promise.all([page.waitForResponse(isAnswer), act()]);
    await page.waitForSelector('[data-testid="provenance"][aria-busy="false"] [data-testid="asked"]');
    return answer.request().postDataJSON() as { query: string; variables: unknown };
  };
  return {
    page,
    errors,
    foreign,
    asking,
    runCase: async (operation, name) => {
      const journey = page.getByTestId(`journey-${operation}`);
      if ((await journey.getAttribute('open')) === null) await journey.locator('summary').click();
      return asking(() => page.getByTestId(`case-${operation}/${name}`).click());
    },
    editor: (which) =>
      page.evaluate<string>(`__MONACO.editor.getModels().find(({ uri }) => uri.path.includes('${which}.')).getValue()`),
    setOperation: (document) =>
      page.evaluate<undefined>(
        `__MONACO.editor.getModels().find(({ uri }) => uri.path.includes('operation.')).setValue(${JSON.stringify(document)})`,
      ),
    pictured: async () => {
      const boxes = await page.getByTestId('fetch').all();
      const sources = await Promise.all(boxes.map((box) => box.getAttribute('data-source')));
      return sources.map(String).toSorted();
    },
    text: async (testId) => (await page.getByTestId(testId).textContent()) ?? '',
    picture: async (name, testId) => {
      const subject = testId === undefined ? page : page.getByTestId(testId);
      if (updatesScreenshots) await subject.screenshot({ path: `docs/images/${name}.png` });
    },
    close: () => context.close(),
  };
}

/** The answer to a question of the visitor's; the editor asks for the schema by itself. */
function isAnswer(response: Response): boolean {
  return response.url().endsWith('/graphql') && !(response.request().postData() ?? '').includes('IntrospectionQuery');
}
