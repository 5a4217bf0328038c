// Finds Chromium, or installs Debian's. A browser test that cannot run is a test that failed: it says why.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const found = () => [process.env.ROR_CHROMIUM, ...PLACES].find((path) => path && existsSync(path));

const run = (command, ...args) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });

export function chromium() {
  const there = found();
  if (there) return there;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium manque : installation du paquet de Debian…');
    run('apt-get', 'update', '-qq');
    const installed = run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
    if (found()) return found();
    console.error(installed.stderr);
  }
  console.error(
    'Les essais de l’application web demandent Chromium, qui n’est pas là et n’a pas pu être installé.\n' +
      'Debian : « apt install chromium » ; ailleurs, donnez son chemin dans ROR_CHROMIUM. Sans eux : mvn -DskipWeb verify.',
  );
  process.exit(1);
}
