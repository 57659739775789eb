import { fileURLToPath } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

import { elementStyles } from './tools/element_styles.mjs';
import { firstChunks, namedByThePage } from './tools/first_chunks.mjs';

export default defineConfig({
  base: '/console/',
  plugins: [vue(), elementStyles(), namedByThePage()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2021',
    assetsInlineLimit: 0, // each file under its own hash, as the server's policy wants it
    modulePreload: { polyfill: false },
    cssCodeSplit: false, // 17 kB in all: less than a way there and back for each page's own
    rollupOptions: {
      // Imported whole by Element Plus and used by its calendars alone: not a file more for the first page.
      treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/dayjs/') },
      output: { manualChunks: firstChunks(), onlyExplicitManualChunks: true },
    },
    reportCompressedSize: false, // tools/pack.mjs tells what is really sent
  },
  server: {
    port: 5173,
    // A program that runs beside: CONSOLE_API=http://127.0.0.1:8080 npm run dev
    proxy: { '/api': process.env['CONSOLE_API'] ?? 'http://127.0.0.1:8080' },
  },
});
