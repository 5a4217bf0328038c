import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The address of a running server for `npm run dev`. */
const server = process.env['ROR_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/app/',
  resolve: { alias: { '@client': here('../target/clients/typescript/index.ts') } },
  build: {
    outDir: here('../target/classes/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
  server: {
    port: Number(process.env['ROR_WEB_PORT'] ?? 5173),
    proxy: { '^/(?!app/)': { target: server, changeOrigin: false } },
  },
});
