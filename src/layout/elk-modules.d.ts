/** The worker of elkjs, minified: as a module it gives a class that works in the page itself. */
declare module 'elkjs/lib/elk-worker.min.js' {
  const worker: unknown;
  export default worker;
}
