/** The test framework's globals, as far as tests here use them; its own types are not among the dependencies. */
declare function describe(title: string, define: () => void): void;
declare function it(title: string, check: () => unknown): void;
declare function before(prepare: () => unknown): void;
declare function after(tidy: () => unknown): void;
declare function beforeEach(prepare: () => unknown): void;
declare function afterEach(tidy: () => unknown): void;
