import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AtRule, Plugin, Root } from 'postcss';

/** Every text that may name a class or a custom property. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const FONTS_IN_USE = /Marianne-(Regular|Medium|Bold)\.woff2/;

/**
 * The design system's style sheets have every variant of every component: what no source of ours names is left out.
 * Classes must therefore be written whole in the sources.
 */
export function pruneCss(folder: string): Plugin {
  return {
    postcssPlugin: 'prune-css',
    OnceExit(root) {
      const text = sources(folder);
      const made = /fr-[\w-]*-\$\{/.exec(text);
      if (made) throw new Error(`classe composée « ${made[0]}…} » : écrivez son nom en entier, sans quoi son style est retiré`);
      const words = new Set(text.match(/fr-[\w-]+/g));
      pruneFonts(root);
      pruneRules(root, words);
      pruneProperties(root, text);
    },
  };
}

function pruneFonts(root: Root): void {
  root.walkAtRules('font-face', (face) => {
    face.walkDecls('src', (src) => {
      const woff2 = src.value.split(',').find((one) => FONTS_IN_USE.test(one));
      if (woff2) src.value = woff2.trim();
      else face.remove();
    });
  });
}

function pruneRules(root: Root, words: Set<string>): void {
  const used = (selector: string): boolean => {
    // « not a variant that nobody uses » is always so.
    const wanted = selector.replace(/:not\([^()]*\)/g, '');
    return (wanted.match(/\.fr-[\w-]+/g) ?? []).every((name) => words.has(name.slice(1)));
  };
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)) return;
    const kept = rule.selectors.filter(used);
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  removeEmpty(root);
}

/** A property that only unused properties read is unused as well: round after round, until nothing goes. */
function pruneProperties(root: Root, text: string): void {
  for (;;) {
    const read = new Set(text.match(/--[\w-]+/g));
    root.walkDecls((decl) => {
      for (const name of decl.value.match(/--[\w-]+/g) ?? []) read.add(name);
    });
    let gone = 0;
    root.walkDecls(/^--/, (decl) => {
      if (!read.has(decl.prop)) {
        decl.remove();
        gone += 1;
      }
    });
    if (gone === 0) break;
  }
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  removeEmpty(root);
}

function removeEmpty(root: Root): void {
  root.walkAtRules((at) => {
    if (at.nodes?.length === 0) at.remove();
  });
}
