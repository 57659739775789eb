// After vite: each file of dist once more as .gz and .br, as the program serves them, and what the
// pages weigh. Ends with 1 where they weigh more than is allowed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const kFirstMax = 150_000; // before the first page shows
const kScriptsMax = 500_000; // all scripts of all pages

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const weight = new Map(); // by name: bytes as .br
const walk = (folder) => readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? walk(`${folder}${one.name}/`) : [`${folder}${one.name}`]);
for (const name of walk('').filter((one) => !/\.(br|gz)$/.test(one))) {
  const plain = readFileSync(join(dist, name));
  const small = brotliCompressSync(plain, { params: {
    [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });
  writeFileSync(join(dist, `${name}.br`), small);
  writeFileSync(join(dist, `${name}.gz`), gzipSync(plain, { level: 9 }));
  weight.set(name, small.length);
}

// The page, what it names, what those import, and the chunk of the page that is shown first.
function first() {
  const seen = new Set(['index.html']);
  const take = (text, pattern) => {
    for (const [, name] of text.matchAll(pattern)) {
      const path = `assets/${name}`;
      if (seen.has(path) || !existsSync(join(dist, path))) continue;
      seen.add(path);
      const inner = readFileSync(join(dist, path), 'utf8');
      if (path.endsWith('.js')) take(inner, /(?:from|import)\s*"\.\/([^"]+)"/g);
    }
  };
  take(readFileSync(join(dist, 'index.html'), 'utf8'), /assets\/([^"]+)"/g);
  for (const name of weight.keys())
    if (/assets\/forms-/.test(name)) take(`"${name}"`, /assets\/([^"]+)"/g);
  return seen;
}

const sum = (names) => [...names].reduce((bytes, name) => bytes + (weight.get(name) ?? 0), 0);
const told = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const firstBytes = sum(first());
const scripts = sum([...weight.keys()].filter((name) => name.endsWith('.js')));
console.log(`compressed: to the first page ${told(firstBytes)} (at most ${told(kFirstMax)}), ` +
  `all scripts ${told(scripts)} (at most ${told(kScriptsMax)}), ` +
  `everything ${told(sum(weight.keys()))} in ${weight.size} files`);
if (firstBytes > kFirstMax || scripts > kScriptsMax) process.exitCode = 1;
