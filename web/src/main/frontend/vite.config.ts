import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { inMemoryApi } from './dev/plugin.ts'
import { diagramRules } from './vite.lint.ts'
import { themeVariables } from './vite.theme.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Two pages, one set of assets: `index.html` for citizens at `/`, `app/index.html` for the desk at `/app`.
 * Nothing is inlined, so that the server can send a strict Content-Security-Policy.
 */
export default defineConfig({
  base: '/',
  plugins: [react(), themeVariables(), diagramRules(), inMemoryApi()],
  resolve: { alias: [{ find: /^style-mod$/, replacement: here('vite.style-mod.ts') }] },
  appType: 'mpa',
  server: { port: 5173, strictPort: true },
  preview: { port: 5174, strictPort: true },
  build: {
    outDir: process.env['SIGAP_FRONTEND_OUT'] ?? here('../../../target/frontend'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    target: 'es2022',
    rolldownOptions: {
      input: { public: here('index.html'), app: here('app/index.html') },
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // One process and one set of modules for all: a new one for each file takes longer than all tests.
    pool: 'threads',
    isolate: false,
  },
})
