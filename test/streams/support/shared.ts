/** Data beside the project, read in place; a test that cannot have it is skipped, and says so. */

/** The JSON file at `path` of the shared folder, or the test is skipped. */
export async function sharedJson<T>(test: TestContext, path: string): Promise<T> {
  const response = await fetch(`/shared/${path}`);
  if (response.ok) return (await response.json()) as T;
  console.warn(`SKIPPED: ../shared/${path} is absent (status ${response.status}). These cases were not checked.`);
  return test.skip();
}
