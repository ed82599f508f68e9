import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: {
    // The content policy allows pictures of our own origin only, so nothing is inlined as data:.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'ol', test: /node_modules[\\/]ol[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // The API refuses a write whose page is of another host than the one it is asked under.
      '/api': { target: process.env.API_PROXY ?? 'http://127.0.0.1:8080', changeOrigin: false },
    },
  },
});
