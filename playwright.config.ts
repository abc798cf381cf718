import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '#bin/test/browser.ts';

const executablePath = chromiumPath() ?? undefined;

export default defineConfig({
  testDir: 'e2e',
  testMatch: /.*\.(test|spec|journey)\.ts$/,
  globalSetup: './bin/test/portal.ts',
  outputDir: '.tmp/journeys',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL,
    // A trace of every journey costs a third of the time: PORTAL_TRACE=1 asks for it.
    trace: process.env.PORTAL_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What is not there within this time does not come: a journey that waits for it longer keeps the others waiting.
    actionTimeout: 60_000,
    launchOptions: { executablePath, args: chromiumFlags() },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1280, height: 900 } } }],
});
