/** What the agent of `showcase` reads, prints and says. */

export const systemPrompt = `# Mender

You mend tests. **Never** weaken an assertion.

1. Reproduce the failure before you change anything.
2. Run a test twenty times before you call it stable.
3. Ask before you push.

Tools: \`read_file\`, \`grep\`, \`bash\`, \`edit_file\`, \`http_get\`, \`task\`.`;

export const plan = `I will read the test first, then run it twenty times.

- [ ] reproduce the failure
- [ ] find the race
- [ ] mend it, and look for the same fault elsewhere`;

export const loginSpec = `import { expect, test } from '@playwright/test';

test('logs in', async ({ page, context }) => {
  await page.goto('/login');
  await page.getByLabel('Name').fill('ada');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('/home');
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name)).toContain('sid');
});
`;

const run = (i: number): string =>
  i % 5 === 1
    ? `\u001b[31m✗\u001b[39m logs in \u001b[2mrun ${i + 1} of 20\u001b[22m\n  \u001b[31mError: expected cookie "sid" to be set\u001b[39m\n    at test/login.spec.ts:9:51`
    : `\u001b[32m✓\u001b[39m logs in \u001b[2mrun ${i + 1} of 20\u001b[22m`;

export const testOutput = `${Array.from({ length: 20 }, (_, i) => run(i)).join('\n')}\n\n\u001b[1m16 passed\u001b[22m, \u001b[1;31m4 failed\u001b[0m (9.4 s)\n`;

export const finding = `Two more tests wait for the address only:

| test | line | waits for |
| --- | ---: | --- |
| \`test/cart.spec.ts\` | 12 | \`/cart\` |
| \`test/profile.spec.ts\` | 58 | \`/profile\` |

Both will fail on a slow machine.`;

export const patch = `--- a/test/login.spec.ts
+++ b/test/login.spec.ts
@@ -4,7 +4,7 @@
   await page.goto('/login');
   await page.getByLabel('Name').fill('ada');
   await page.getByRole('button', { name: 'Log in' }).click();
-  await page.waitForURL('/home');
-  const cookies = await context.cookies();
-  expect(cookies.map(({ name }) => name)).toContain('sid');
+  await expect
+    .poll(async () => (await context.cookies()).map(({ name }) => name))
+    .toContain('sid');
 });
`;

export const environment = {
  run: 88_121,
  machine: { name: 'ci-7', cores: 2, load: [3.1, 2.8, 2.2] },
  browsers: [
    { name: 'chromium', version: '142.0', headless: true },
    { name: 'firefox', version: '145.0', headless: true },
  ],
  retries: 0,
  variables: Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`PORTAL_FLAG_${i}`, i % 3 === 0])),
};

export const answer = `## The login test is stable

The redirect resolves **before** the server has stored \`sid\`, so the assertion races it. The test now waits for the cookie itself:

\`\`\`ts
await expect
  .poll(async () => (await context.cookies()).map(({ name }) => name))
  .toContain('sid');
\`\`\`

What I checked:

1. \`test/login.spec.ts\`: 20 of 20 runs pass.
2. \`test/cart.spec.ts\` and \`test/profile.spec.ts\` had the same race; both use the helper now.

> The machine of the failing runs had a load above its two cores, which made the race visible.

See [the run on CI](https://ci.example/runs/88122) for the whole log.`;
