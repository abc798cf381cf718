import { defineConfig } from 'vitest/config';

const elsewhere = ['node_modules/**', 'e2e/**', '.next/**', '.data/**', '.tmp/**'];

export default defineConfig({
  test: {
    allowOnly: false,
    // A worker a core: much of these tests is waiting for PostgreSQL.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/*.db.test.ts', ...elsewhere],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: elsewhere,
          environment: 'node',
          // Node runs these as it runs the portal: it strips the types itself, with nothing of a bundler between.
          experimental: { viteModuleRunner: false },
          globalSetup: ['bin/test/database.ts'],
          setupFiles: ['bin/test/database-of-file.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
