import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVICE = process.env['CCC_SERVICE_URL'] ?? 'http://127.0.0.1:8080';

/**
 * Relative addresses, so that the build runs under any path (`/workbench/` on the service).
 * Our own packages are taken from source, so that no CommonJS reaches the browser from them.
 */
export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 2,
            },
            { name: 'antd', test: /node_modules[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: SERVICE, ws: true, changeOrigin: true } } },
});
