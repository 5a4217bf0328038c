import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Script of the first load, gzipped: what a phone pays before it sees anything. */
const MOST_SCRIPT = 150 * 1024;

const kilo = (bytes: number): string => `${(bytes / 1024).toFixed(1).replace('.', ',')} Kio`;
const packed = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

/** Refuses a first load that has grown too big, and says its weight at each build. */
export function budget(): Plugin {
  return {
    name: 'budget',
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      const follow = (name: string): void => {
        const file = bundle[name];
        if (first.has(name) || file?.type !== 'chunk') return;
        first.add(name);
        file.imports.forEach(follow);
      };
      for (const file of Object.values(bundle)) if (isPage(file)) follow(file.fileName);
      const script = [...first].reduce((sum, name) => sum + packed((bundle[name] as Rolldown.OutputChunk).code), 0);
      const style = Object.values(bundle)
        .filter((file) => file.type === 'asset' && /assets\/index-.*\.css$/.test(file.fileName))
        .reduce((sum, file) => sum + packed((file as Rolldown.OutputAsset).source), 0);
      this.info(`premier chargement, gzip : script ${kilo(script)}, styles ${kilo(style)}`);
      if (script > MOST_SCRIPT)
        this.error(`le premier chargement a ${kilo(script)} de script gzip ; ${kilo(MOST_SCRIPT)} au plus`);
    },
  };
}

const isPage = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): boolean =>
  file.type === 'chunk' && file.isEntry && file.fileName !== 'sw.js';

const TEXT = /\.(html|js|css|svg|json|webmanifest)$/;
const WORTH_IT = 512;

/** Each text also as gzip and Brotli, as small as they get: the server only has to choose. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!TEXT.test(file.fileName)) continue;
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (source.length < WORTH_IT) continue;
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source, { level: 9 }) });
          const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(source, best) });
        }
      },
    },
  };
}
