// node e2e/run.mjs ADDRESS SCREENSHOTS [NAME…]: tries the application that is served there in a real browser.
// ROR_E2E_FCM is the address of the server that takes its pushes, as LoopbackFcm; without it push is not tried, and that is said.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from './chromium.mjs';

const [address, screenshots, ...names] = process.argv.slice(2);
if (!address || !screenshots) {
  console.error('node e2e/run.mjs ADRESSE DOSSIER_DES_IMAGES [NOM…]');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here)
  .filter((name) => name.endsWith('.e2e.mjs') && (names.length === 0 || names.some((wanted) => name.startsWith(wanted))))
  .sort()
  .map((name) => join(here, name));
mkdirSync(screenshots, { recursive: true });

// One after the other: they share two cores with the server, and some speak of the same unit.
const result = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
  env: {
    ...process.env,
    ROR_E2E_ADDRESS: address.replace(/\/$/, ''),
    ROR_E2E_SCREENSHOTS: resolve(screenshots),
    ROR_CHROMIUM: chromium(),
  },
});
process.exit(result.status ?? 1);
