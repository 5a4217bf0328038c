import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { budget, precompress } from './build/budget.ts';
import { install } from './build/install.ts';
import { outlineModule } from './build/outline.ts';
import { pruneCss } from './build/prune-css.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The address of a running server for `npm run dev`. */
const server = process.env['ROR_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => ({
  base: '/app/',
  resolve: { alias: { '@client': here('../target/clients/typescript/index.ts') } },
  css: { postcss: { plugins: command === 'build' ? [pruneCss(here('src'))] : [] } },
  plugins: [outlineModule(here('../../api/src/main/resources/territory/communes.tsv.gz')), install(), budget(), precompress()],
  build: {
    outDir: here('../target/classes/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('index.html'), sw: here('src/sw.ts') },
      output: {
        // What every screen needs comes in one piece: each file more is a round trip more.
        codeSplitting: {
          groups: [
            { name: 'shell', test: /node_modules\/preact\/|\/src\/(shell|ui|api|session|format)\/|clients\/typescript\/runtime/ },
          ],
        },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: Number(process.env['ROR_WEB_PORT'] ?? 5173),
    proxy: { '^/(?!app/)': { target: server, changeOrigin: false } },
  },
}));
