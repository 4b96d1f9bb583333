/** What a test may do with itself, for tests that are skipped when their data is absent or need more time. */
interface TestContext {
  /** Ends the test as skipped. */
  skip(): never;
  timeout(ms: number): void;
}
declare function it(title: string, check: (this: TestContext) => unknown): void;
declare function before(prepare: (this: TestContext) => unknown): void;
