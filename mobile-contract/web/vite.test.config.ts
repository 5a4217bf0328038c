import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The tests of rules, for Node's own runner: `npm test`. */
export default defineConfig({
  resolve: { alias: { '@client': here('../target/clients/typescript/index.ts') } },
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: here('../target/web-tests'),
    emptyOutDir: true,
    rolldownOptions: { input: readdirSync(here('test')).map((name) => here(`test/${name}`)) },
  },
});
