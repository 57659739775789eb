// Writes src/api/schema.ts from the API's own document: npm run schema -- DOCUMENT, a file or the
// address of a running program, http://127.0.0.1:8080/api/openapi.json. With --check it writes
// nothing and ends with 1 where the file is not what the document says.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import openapi, { astToString } from 'openapi-typescript';

const words = process.argv.slice(2);
const isCheck = words.includes('--check');
const from = words.find((word) => !word.startsWith('--'));
if (!from) throw new Error('which document? npm run schema -- FILE or URL');
const text = /^https?:/.test(from)
  ? await (await fetch(from)).text() : readFileSync(from, 'utf8');
const target = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url));
const types = '// Written by npm run schema from /api/openapi.json; not by hand.\n' +
  astToString(await openapi(JSON.parse(text)));
if (!isCheck) {
  writeFileSync(target, types);
  console.log('src/api/schema.ts is written');
} else if (readFileSync(target, 'utf8') !== types) {
  console.error('console/src/api/schema.ts is not of this document: npm run schema -- ' + from);
  process.exitCode = 1;
}
