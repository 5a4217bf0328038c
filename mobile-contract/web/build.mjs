// What Maven runs: installs the packages when their list changed, checks, tests and builds the application, and does
// nothing when nothing changed. Plain Node, no package: it must be able to say what is missing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'target');
const client = join(target, 'clients', 'typescript');
const output = join(target, 'classes', 'web', 'index.html');
const stamps = join(target, 'web');

function refuse(text) {
  console.error(`\nApplication web : ${text}\n`);
  process.exit(1);
}

function npm(...args) {
  const result = spawnSync('npm', args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) refuse(`npm n'est pas installé ; il vient avec Node.js ${OLDEST_NODE} ou plus récent.`);
  return result.status === 0;
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(name));
  return hash.digest('hex');
}

/** Does the work unless it was done for these very files. */
function once(name, fingerprintNow, done, work) {
  const stamp = join(stamps, `${name}.sha256`);
  if (done() && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintNow) return;
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, fingerprintNow);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
  refuse(`il faut Node.js ${OLDEST_NODE} ou plus récent ; celui-ci est ${process.version}.`);
if (!existsSync(join(client, 'index.ts')))
  refuse('le client TypeScript du contrat n’a pas été généré (target/clients/typescript).');

const list = ['package.json', 'package-lock.json', '.npmrc'].map((name) => join(here, name));
const installed = fingerprint(list);
once('install', installed, () => existsSync(join(here, 'node_modules', 'vite')), () => {
  if (!npm('ci', '--no-progress', '--loglevel=error'))
    refuse('« npm ci » a échoué. Le registre npm est-il accessible ? (dossier mobile-contract/web)');
});

const inputs = [
  ...['src', 'build', 'test', 'public'].map((name) => join(here, name)).filter(existsSync).flatMap(files),
  ...readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(here, entry.name)),
  // Its outlines are drawn from these.
  join(here, '..', '..', 'api', 'src', 'main', 'resources', 'territory', 'communes.tsv.gz'),
  ...files(client).filter((name) => name.endsWith('.ts')),
];
once('build', fingerprint([...new Set([...inputs, ...list])]), () => existsSync(output), () => {
  if (!npm('run', '--silent', 'test')) refuse('les tests de ses règles échouent, voir ci-dessus.');
  if (!npm('run', '--silent', 'build')) refuse('elle n’a pas pu être construite, voir ci-dessus.');
});
