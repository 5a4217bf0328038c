// node e2e/measure.mjs ADDRESS: what a phone on 4G waits (150 ms, 1.6 Mbit/s), first and second time, and how often a
// thumb touches until a telephone rings. The phone's processor is slowed four times, as Lighthouse does for a middling one.
import { chromium as driver } from 'playwright-core';
import { chromium } from './chromium.mjs';

const address = (process.argv[2] ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const ROUNDS = 5;
const SLOWER = 4;
const FOUR_G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

const browser = await driver.launch({
  executablePath: chromium(),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2).replace('.', ',')} s`;

async function telephone() {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'fr-FR' });
  return { context, page: await context.newPage() };
}

/** The worker has its own connections: they are slowed as well. */
async function slow(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', FOUR_G);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return client;
}

/**
 * From the address to the first screen that can be used, in ms by the browser's own clock: the page is empty until the
 * application paints its whole first screen, so that is the first contentful paint. And the bytes that came over the network.
 */
async function opening(page, client, sign) {
  let bytes = 0;
  const counted = (event) => (bytes += event.encodedDataLength);
  client.on('Network.loadingFinished', counted);
  await page.goto(`${address}/app/`, { waitUntil: 'commit' });
  await page.locator(sign).first().waitFor();
  const took = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0].startTime)).observe({
          type: 'paint',
          buffered: true,
        });
      }),
  );
  client.off('Network.loadingFinished', counted);
  return { took, bytes };
}

const cold = [];
const warm = [];
let weight = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const { context, page } = await telephone();
  const client = await slow(page);
  const first = await opening(page, client, '#login');
  cold.push(first.took);
  weight = first.bytes;
  await page.fill('#login', 'clinicien');
  await page.fill('#password', 'demonstration');
  await page.tap('button[type=submit]');
  await page.locator('#q').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  warm.push((await opening(page, client, '#q')).took);
  await context.close();
}

// Signed in, as one is for thirty days: from the opened application to `tel:`.
const { context, page } = await telephone();
await page.goto(`${address}/app/`);
await page.fill('#login', 'clinicien');
await page.fill('#password', 'demonstration');
await page.tap('button[type=submit]');
await page.locator('#q').waitFor();
await page.reload();
let taps = 0;
const tap = async (target) => {
  taps += 1;
  await target.tap();
};
await tap(page.locator('#q'));
await page.locator('#q').pressSequentially('usic blo');
const ring = page.locator('.suggestions .ring').first();
await ring.waitFor();
const number = await ring.getAttribute('href');
taps += 1; // the telephone itself, which a browser without one cannot ring
await context.close();
await browser.close();

console.log(`premier écran utile, 4G (150 ms, 1,6 Mbit/s), processeur ${SLOWER} fois plus lent, médiane de ${ROUNDS} :`);
console.log(`  à froid (connexion)  ${seconds(middle(cold))}   visé ≤ 2 s      (${(weight / 1024).toFixed(0)} Kio reçus)`);
console.log(`  ensuite (recherche)  ${seconds(middle(warm))}   visé ≤ 0,7 s`);
console.log(`touches de l’ouverture au téléphone qui sonne : ${taps} (visé ≤ 3), ${number}`);
