// What the first pages need, in two files: on a slow line each file more costs a way there and back, and
// a browser asks for six at a time. All else is cut as Rollup would cut it, page by page.
const kChunks = [
  ['desk', ['/src/pages/shell/Shell.vue', '/src/pages/today/Today.vue']], // for who is signed in
  ['forms', ['/src/pages/sign-in/SignIn.vue', '/src/pages/sign-in/Password.vue']],
];

// Imports all components; what a page has of them is known by their sheets (element_styles.mjs).
const kOfAllComponents = /element-plus\/es\/(index|component|components\/index|defaults)\.mjs$/;
const kSheet = /(element-plus\/es\/components\/[^/]+\/)style\/css\.mjs$/;

// All that these modules import, and what that imports, without what is loaded only when it is needed.
function reached(roots, getModuleInfo) {
  const seen = new Set(roots);
  for (const id of seen) {
    if (kOfAllComponents.test(id)) continue;
    for (const next of getModuleInfo(id)?.importedIds ?? []) {
      seen.add(next);
      if (kSheet.test(next)) seen.add(next.replace(kSheet, '$1index.mjs'));
    }
  }
  return seen;
}

export function firstChunks() {
  let chunkOf = null;
  return (id, { getModuleIds, getModuleInfo }) => {
    if (!chunkOf) {
      const all = [...getModuleIds()];
      const entries = all.filter((one) => getModuleInfo(one)?.isEntry);
      const taken = reached(entries, getModuleInfo); // stays with the entry
      chunkOf = new Map();
      for (const [name, ends] of kChunks)
        for (const one of reached(all.filter((each) => ends.some((end) => each.endsWith(end))), getModuleInfo))
          if (!taken.has(one)) {
            taken.add(one);
            chunkOf.set(one, name);
          }
    }
    return chunkOf.get(id);
  };
}

// Before all other scripts, as small as it is: it asks who is signed in while they are on their way.
const kAhead = 'src/api/ahead.ts';

// The page names the desk, so that it is fetched beside the entry and not after it.
export function namedByThePage() {
  return {
    name: 'named-by-the-page',
    apply: 'build',
    buildStart() { this.emitFile({ type: 'chunk', id: kAhead, name: 'ahead' }); },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = (name) =>
          `/console/${Object.values(bundle).find((one) => one.type === 'chunk' && one.name === name).fileName}`;
        return [
          { tag: 'script', injectTo: 'head-prepend',
            attrs: { type: 'module', async: true, crossorigin: true, src: file('ahead') } },
          { tag: 'link', injectTo: 'head',
            attrs: { rel: 'modulepreload', crossorigin: true, href: file('desk') } },
        ];
      },
    },
  };
}
