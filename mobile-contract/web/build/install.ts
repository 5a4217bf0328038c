import type { Plugin } from 'vite';
import { png, svg } from './icons.ts';

const SIZES = [180, 192, 512];

const manifest = {
  name: 'ROR mobile',
  short_name: 'ROR mobile',
  description: 'Trouver une unité, un lit, un téléphone ; déclarer une tension.',
  lang: 'fr',
  dir: 'ltr',
  id: '/app/',
  start_url: '/app/',
  scope: '/app/',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#ffffff',
  theme_color: '#000091',
  categories: ['medical'],
  icons: [
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ...SIZES.filter((size) => size > 180).flatMap((size) =>
      ['any', 'maskable'].map((purpose) => ({
        src: `icons/icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose,
      })),
    ),
  ],
  shortcuts: [{ name: 'Guide', url: '/app/#/guide' }],
};

/** What makes a phone offer to install: icons, manifest, and the list of files that the service worker keeps. */
export function install(): Plugin {
  return {
    name: 'install',
    // Last: chunks that hold styles only have gone by then, and a list with one of them would install nothing at all.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const emit = (fileName: string, source: string | Uint8Array) => this.emitFile({ type: 'asset', fileName, source });
        emit('icons/icon.svg', svg());
        for (const size of SIZES) emit(`icons/icon-${size}.png`, png(size));
        emit('manifest.webmanifest', JSON.stringify(manifest));

        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') this.error('sw.js n’a pas été construit');
        const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
        const before = worker.code;
        worker.code = before.replace(/["'`]__SHELL__["'`]/, () => JSON.stringify(files.sort()));
        if (worker.code === before) this.error('sw.js n’a pas de place pour la liste des fichiers');
      },
    },
  };
}
