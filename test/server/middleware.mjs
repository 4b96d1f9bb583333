/** The fault server inside the test runner's own, and once more on another port, which is another origin. */
import { createServer } from 'node:http';
import { handle, PREFIX, upgrade } from './faults.mjs';

/** @param {import('node:http').IncomingMessage} req */
const isOurs = (req) => req.url?.startsWith(PREFIX) === true;

/** @param {import('node:http').Server} server */
function acceptSockets(server) {
  server.on('upgrade', (req, socket, head) => {
    if (isOurs(req)) upgrade(req, socket, head);
  });
}

/** Starts the server alone; port 0 takes a free one. @param {number} [port] @returns {Promise<import('node:http').Server>} */
export function startAlone(port = 0) {
  const server = createServer((req, res) => void handle(req, res));
  acceptSockets(server);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** @type {import('node:http').Server | undefined} */
let other;

/** @type {import('@web/dev-server-core').Middleware} */
export default async function faults(ctx, next) {
  if (!isOurs(ctx.req)) return next();
  if (ctx.path === `${PREFIX}other-origin`) {
    const address = other?.address();
    ctx.body = { origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
    return;
  }
  ctx.respond = false;
  await handle(ctx.req, ctx.res);
}

/** @type {import('@web/dev-server-core').Plugin} */
export const plugin = {
  name: 'fault-server',
  async serverStart({ server }) {
    if (server) acceptSockets(/** @type {import('node:http').Server} */ (server));
    other = await startAlone();
  },
  async serverStop() {
    other?.closeAllConnections();
    other?.close();
  },
};
