import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'playwright-core';
import { journeyCases } from './support/journeyCases.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { chromiumPath, isCi } from './support/environment.ts';
import type { OpenOptions, Playground } from './support/openPlayground.ts';
import { startPortal, type Portal } from './support/startPortal.ts';

/** Size of the documentation's pictures, which keeps each of them under 250 kB. */
const PICTURE = { width: 1280, height: 860 };

/** The answer to the editor's own question after the schema. */
function isSchema(response: Response): boolean {
  return response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('IntrospectionQuery');
}

const hasChromium = existsSync(chromiumPath);

if (!hasChromium && !isCi)
  test.skip(`the playground in a browser: there is no Chromium at ${chromiumPath}; set CHROMIUM to its place`, () =>
    undefined);

(hasChromium || isCi ? describe : describe.skip)('the playground in Chromium', () => {
  let portal: Portal | undefined;
  let visit: Playground | undefined;

  beforeAll(async () => {
    portal = await startPortal();
  }, 180_000);

  afterAll(() => portal?.stop());

  afterEach(() => visit?.close());

  function started(): Portal {
    if (portal === undefined) throw new Error('The portal did not start.');
    return portal;
  }

  async function open(options?: OpenOptions): Promise<Playground> {
    const opened = await started().open(options);
    visit = opened;
    return opened;
  }

  test('the schema is what the chosen persona may see for the chosen purpose, and is loaded again with them', async () => {
    const { page } = await open();
    const asked = (isSignedIn: boolean) =>
      page.waitForResponse(
        (response) =>
          isSchema(response) && (response.request().headers()['authorization'] !== undefined) === isSignedIn,
      );
    const told = async (answer: Response) => ({ headers: answer.request().headers(), schema: await answer.text() });
    // What the first visit still waits for must not be taken for what the second asks: it ends with its page.
    await page.reload({ waitUntil: 'commit' });
    const nobody = await told(await asked(false));
    expect(nobody.headers['authorization']).toBeUndefined();
    expect(nobody.schema).toContain('AdminUnit');
    expect(nobody.schema).not.toContain('HealthBook');

    await page.getByLabel('Case').fill('79001261120990422');
    await page.getByLabel('Purpose').selectOption('TREATMENT');
    const [answer] = await Promise.all([asked(true), page.getByLabel('Persona').selectOption('treating-doctor')]);
    const doctor = await told(answer);
    expect(doctor.headers).toMatchObject({ 'lienthong-purpose': 'TREATMENT' });
    expect(doctor.headers['authorization']).toMatch(/^Bearer /);
    expect(doctor.schema).toContain('HealthBook');

    // A purpose that is not the doctor's: what is told is what may be asked for without one.
    await page.getByLabel('Purpose').selectOption('LAND_TRANSFER');
    const refused = await page.waitForResponse(
      (response) => isSchema(response) && response.request().headers()['lienthong-purpose'] === undefined,
    );
    expect(await refused.text()).not.toContain('HealthBook');
  });

  test.each(journeyCases)('the journey $journey runs from the collection', async (expected) => {
    const { page, runCase, editor, pictured, text, errors, foreign } = await open();
    const sent = await runCase(expected.journey, expected.name);

    expect(sent.query).toBe(await editor('operation'));
    expect(sent.variables).toEqual(JSON.parse(await editor('variables')));
    const result = await editor('response');
    for (const verdict of expected.verdicts) {
      expect(result).toContain(`"${verdict}"`);
      expect(await text('verdicts')).toContain(verdict);
    }
    expect([...new Set(await pictured())]).toEqual(expected.sources);
    expect(await page.getByTestId('arrow').count()).toBeGreaterThan(0);
    expect(await page.locator('.fetch.failed').count()).toBe(0);

    await page.getByRole('tab', { name: 'Plan as text' }).click();
    for (const words of ['step 1', 'step 2', ...expected.plan]) expect(await text('plan-text')).toContain(words);

    await page.getByRole('tab', { name: 'Who answered what' }).click();
    const row = page.getByRole('row').filter({ has: page.getByText(expected.field, { exact: true }) });
    expect(await row.textContent()).toContain(expected.ministry);
    expect(await row.textContent()).toMatch(/#\d+.* ms$/);
    expect(await text('totals')).toMatch(/^\d+ sources · \d+ fetches · .* SQL statements? · .* ms$/);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test('a newcomer is told that all data is synthetic, and the first journey is a click away', async () => {
    const { text, page, picture, runCase } = await open(PICTURE);
    expect(await text('synthetic')).toBe('All data is synthetic');
    expect(await page.getByTestId('case-land-transfer/land-transfer-clean').isVisible()).toBe(true);
    await runCase('land-transfer', 'land-transfer-mortgaged');
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    await picture('playground');
  });

  test('of two cases clicked at once the last one is shown, asked and answered', async () => {
    const { page, asking, editor } = await open();
    const sent = await asking(async () => {
      await page.getByTestId('case-land-transfer/land-transfer-mortgaged').click();
      await page.getByTestId('case-land-transfer/land-transfer-clean').click();
    });
    await page.waitForFunction(`document.querySelector('[data-testid="verdicts"]')?.textContent.includes('READY')`);
    expect(JSON.parse(await editor('variables'))).toMatchObject({ input: { dossierCode: 'H29.21-261110-9901' } });
    expect(await editor('response')).toContain('"dossierCode": "H29.21-261110-9901"');
    expect(sent.query).toBe(await editor('operation'));
  });

  test('asked as nobody, the refusal is told with its remedy, and no ministry is asked', async () => {
    const { page, runCase, asking, text, errors, picture } = await open(PICTURE);
    await runCase('land-transfer', 'land-transfer-clean');
    await page.getByLabel('Persona').selectOption('');
    await asking(() => page.getByTestId('run').click());

    const notice = await text('notice');
    expect(notice).toContain('FIELD_NEEDS_TOKEN');
    expect(notice).toContain('without a token only open data is answered');
    expect(notice).toContain('Send a token');
    expect(notice).toContain('landTransfer');
    expect(await text('no-plan')).toBe('No ministry was asked.');
    expect(errors).toEqual([]);
    await picture('playground-refused');
  });

  test('a purpose that does not admit the role is marked, warned of and refused', async () => {
    const { page, runCase, asking, text } = await open();
    await runCase('land-transfer', 'land-transfer-clean');
    await page.getByLabel('Persona').selectOption('treating-doctor');
    expect(
      await page.locator('optgroup[label="Not for this role"] option[value="LAND_TRANSFER"]').textContent(),
    ).toContain('✗');
    expect(await page.locator('optgroup[label="Open to this role"] option[value="TREATMENT"]').count()).toBe(1);
    expect(await text('who-warning')).toContain('does not admit the role treating-doctor');

    await asking(() => page.getByTestId('run').click());
    expect(await text('notice')).toContain('PURPOSE_NOT_FOR_ROLE');
  });

  test('what would be decided about an operation is told field by field, and no ministry is asked for it', async () => {
    const { page, runCase, setOperation, text, errors, picture } = await open(PICTURE);
    await runCase('test-results', 'results-mixed');
    const { patientId } = scenario('results-mixed').ids;
    await setOperation(`{ person(personalId: "${patientId}") { fullNameText landRights { landRightId } } }`);
    const population = started().platform.ministry('population');
    await population.resetStats();
    await page.getByTestId('may-i').click();
    await page.getByTestId('decision-table').waitFor();
    expect(await page.locator('[data-verdict="ALLOW"]').count()).toBeGreaterThan(0);
    const refused = page.locator('[data-verdict="REFUSE"]').last();
    expect(await refused.textContent()).toMatch(
      /^person\.landRights.*✗ refused FIELD_NOT_FOR_PURPOSE.*Ministry of Agriculture/s,
    );
    expect(await text('decision-totals')).toContain('nothing fetched');
    expect((await population.stats()).statements).toBe(0);
    await picture('playground-may-i');

    await page.getByTestId('run').click();
    await page.getByTestId('provenance').waitFor();
    expect(await page.getByTestId('decision').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('a ministry that is switched off costs its own fields, in red, and the others are answered', async () => {
    const tax = started().platform.ministry('tax');
    await tax.setDials({ outage: true });
    try {
      const { page, runCase, editor, errors, picture } = await open(PICTURE);
      await runCase('person-card', 'land-transfer-clean');
      expect(await page.getByTestId('notice').first().textContent()).toMatch(/^SOURCE_\w+ .*tax.*person\.taxpayer/s);
      const failed = page.locator('.fetch.failed');
      expect(await failed.count()).toBe(1);
      expect(await failed.getAttribute('data-source')).toBe('tax');
      expect(await failed.textContent()).toMatch(/SOURCE_\w+/);
      expect(await editor('response')).toContain('"birthRegNo": "KS-');
      expect(await editor('response')).toContain('"parcelRecordId": "TD-');
      await picture('playground-ministry-off');

      await page.getByRole('tab', { name: 'Who answered what' }).click();
      await picture('playground-fields', 'provenance');
      expect(await page.locator('tr.failed').first().textContent()).toMatch(/^person\.taxpayerSOURCE_/);
      expect(errors).toEqual([]);
    } finally {
      await tax.calm();
    }
  });

  test('while nobody issues tokens, one line says so and open data is still answered', async () => {
    const identity = started().platform.ministry('identity');
    await identity.setDials({ outage: true });
    try {
      const { text, asking, page, editor } = await open();
      await page.getByTestId('problem').waitFor();
      expect(await text('problem')).toContain('IDENTITY_UNREACHABLE');
      await asking(() => page.getByTestId('run').click());
      expect(await editor('response')).toContain('"before"');
    } finally {
      await identity.calm();
    }
  });

  test('everything of ours is said in Vietnamese on request, and stays so after a reload', async () => {
    const { page, runCase, text, picture } = await open(PICTURE);
    await page.getByTestId('language').click();
    await runCase('land-transfer', 'land-transfer-mortgaged');
    expect(await text('synthetic')).toBe('Mọi dữ liệu đều là dữ liệu giả lập');
    expect(await text('case-land-transfer/land-transfer-mortgaged')).toContain('Thửa đất đang thế chấp');
    expect(await text('verdicts')).toContain('Thửa đất đang thế chấp từ ngày');
    expect(await text('plan-picture')).toContain('Bộ Tư pháp');
    expect(await page.getByRole('tab').allTextContents()).toEqual(
      expect.arrayContaining(['Kế hoạch (hình)', 'Kế hoạch (chữ)', 'Ai trả lời trường nào']),
    );
    expect(await page.locator('.who label > span').allTextContents()).toEqual(['Người hỏi', 'Mục đích', 'Hồ sơ']);
    await picture('playground-vi');

    await page.reload();
    await page.waitForSelector('[data-testid^="journey-"]');
    expect(await text('synthetic')).toBe('Mọi dữ liệu đều là dữ liệu giả lập');
    expect(await page.evaluate('document.documentElement.lang')).toBe('vi');
  });

  test('a link opens a case as the right persona and runs it; the address bar always links to what is open', async () => {
    const { page, text, runCase, errors } = await open({
      path: '/?operation=land-transfer&case=land-transfer-mortgaged',
    });
    await page.getByTestId('verdicts').waitFor();
    expect(await text('verdicts')).toContain('BLOCKED');
    expect(await page.getByLabel('Persona').inputValue()).toBe('land-officer');
    expect(await page.getByLabel('Purpose').inputValue()).toBe('LAND_TRANSFER');
    expect(await page.getByLabel('Case').inputValue()).toBe('H29.21-261110-9902');

    await runCase('marital-status', 'marital-single');
    expect(new URL(page.url()).search).toBe('?operation=marital-status&case=marital-single');
    expect(errors).toEqual([]);
  });

  test('a link to something that the collection does not have says so in one line', async () => {
    const { text } = await open({ path: '/?operation=land-transfer&case=nothing-of-the-kind' });
    expect(await text('problem')).toContain('not in the collection');
  });

  test('a journey is run and its plan read with the keyboard alone', async () => {
    const { page, asking, text } = await open();
    const tabTo = async (target: string) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate('document.activeElement.dataset.testid ?? document.activeElement.id');
        if (focused === target) return;
      }
      throw new Error(`Tab does not reach ${target}.`);
    };
    await tabTo('case-land-transfer/land-transfer-clean');
    await asking(() => page.keyboard.press('Enter'));
    expect(await text('verdicts')).toContain('READY');

    await tabTo('tab-picture');
    await tabTo('fetch');
    await page.keyboard.press('Enter');
    expect(await text('fetch-detail')).toContain('landTransfer(input: $v0)');

    await page.locator('#tab-picture').focus();
    await page.keyboard.press('ArrowRight');
    expect(await text('plan-text')).toContain('step 2');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByTestId('field-table').isVisible()).toBe(true);
  });

  test('on a screen of 390 pixels everything stands below each other and nothing is cut off', async () => {
    const { page, runCase, text, errors, picture } = await open({ width: 390, height: 844 });
    await runCase('test-results', 'results-mixed');
    expect(await text('verdicts')).toContain('REUSABLE');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const [editors, answer] = await Promise.all(
      [page.locator('main'), page.getByTestId('provenance')].map((part) => part.boundingBox()),
    );
    expect(answer?.y).toBeGreaterThanOrEqual((editors?.y ?? 0) + (editors?.height ?? 0) - 1);
    expect(errors).toEqual([]);
    await picture('playground-narrow');
  });

  test('the documentation explorer tells a field in English and in Vietnamese', async () => {
    const { page, errors } = await open();
    await page.getByLabel('Case').fill('79001261120990422');
    await page.getByLabel('Purpose').selectOption('TREATMENT');
    await Promise.all([
      page.waitForResponse(
        (response) => isSchema(response) && response.request().headers()['authorization'] !== undefined,
      ),
      page.getByLabel('Persona').selectOption('treating-doctor'),
    ]);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const explorer = page.locator('.graphiql-doc-explorer');
    for (const name of ['Query', 'person', 'Person', 'lifeStatus'])
      await explorer.getByRole('link', { name, exact: true }).first().click();
    await explorer.getByText('Whether the person is alive').waitFor();
    expect(await explorer.textContent()).toContain('Tiếng Việt: Tình trạng sống, chết');
    expect(errors).toEqual([]);
  });
});
