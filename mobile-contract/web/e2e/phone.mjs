// What the browser tests share: a phone of 360 × 640, signed in or not; its pictures; what axe says of a screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const ADDRESS = process.env.ROR_E2E_ADDRESS ?? 'http://127.0.0.1:8080';
const SCREENSHOTS = process.env.ROR_E2E_SCREENSHOTS ?? 'target/screenshots';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Long enough for a cold server on a busy machine; a wait ends as soon as what is awaited is there. */
const PATIENCE_MS = 20_000;

let browser;

export async function open() {
  browser = await chromium.launch({
    executablePath: process.env.ROR_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const close = () => browser.close();

/**
 * A telephone of its own: nothing of another test is in it. `page.faults` collects what the browser complains of.
 */
export async function phone(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('console', (message) => {
    // A refusal of the server is the screen's own matter; a refusal of the browser (policy, script) is ours.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) page.faults.push(message.text());
  });
  return page;
}

/** Signed in through the screen, as a person does. */
export async function as(login, options = {}) {
  const page = await phone(options);
  await page.goto(`${ADDRESS}/app/`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill('demonstration');
  await page.getByRole('button', { name: 'Se connecter' }).tap();
  await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  return page;
}

/** To an address after `#`, and until its screen is there. */
export async function to(page, hash) {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await settled(page);
}

/** Nothing is being loaded any more. */
export async function settled(page) {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('.waiting'));
}

export async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Every rule of WCAG 2.2 A and AA that a machine can check, and the good practices of landmarks and headings. */
export async function accessible(page, name) {
  // axe is put in by the browser's own tools, which the page's policy does not stop.
  await page.evaluate(AXE);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  const faults = result.violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${fault.help}: ${node.target.join(' ')}`));
  assert.deepEqual(faults, [], `${name}: axe`);
}

/** Nothing to touch is smaller than a thumb wants; links within a sentence are as high as their line. */
export async function thumbs(page, name) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((one) => one.checkVisibility() && !one.closest('.fr-skiplinks, p, .path, .leaflet-control-attribution, .fr-radio-group, .fr-checkbox-group'))
      // The whole line of a list is the link of its title.
      .map((one) => (one.matches('.card__link') ? (one.closest('.card') ?? one) : one))
      .map((one) => ({ text: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ text, box }) => `${text}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  assert.deepEqual(small, [], `${name}: cibles de moins de 44 px`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${name}: la page dépasse de l’écran (${wide} px)`);
}

/** Where the way to a telephone goes: the number itself, which the phone would ring. */
export const numberOf = (link) => link.getAttribute('href');

/** Counts what the thumb does from now on. */
export async function counted(page) {
  await page.evaluate(() => {
    globalThis.taps = 0;
    addEventListener('click', (event) => event.isTrusted && (globalThis.taps += 1), true);
  });
  return () => page.evaluate(() => globalThis.taps);
}
