// Element Plus brings a style sheet for each component; a source that names a component gets it.
const kImport = /import\s*\{([^}]+)\}\s*from\s*['"]element-plus['"]/g;

// "ElDatePicker" → "date-picker"
function folder(component) {
  return component.slice(2).replace(/[A-Z]/g, (letter, at) =>
    (at > 0 ? '-' : '') + letter.toLowerCase());
}

export function elementStyles() {
  return {
    name: 'element-styles',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/') || id.includes('node_modules')) return null;
      const names = new Set();
      for (const [, list] of code.matchAll(kImport))
        for (const [name] of (list ?? '').matchAll(/\bEl[A-Z]\w*/g)) names.add(name);
      if (names.size === 0) return null;
      const lines = [...names].map((name) =>
        `import 'element-plus/es/components/${folder(name)}/style/css';`);
      return { code: `${lines.join('')}${code}`, map: null };
    },
  };
}
