import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a log and its database over TCP, and can hang, delay, cut or refuse. */
export class FaultyProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** What is sent while it hangs is lost. */
  isHanging = false;
  isRefusing = false;
  /** By how much everything that is sent comes later, in both directions (milliseconds). */
  delayMs = 0;

  constructor(target: URL) {
    this.#server = createServer((socket) => {
      if (this.isRefusing) {
        socket.destroy();
        return;
      }
      const other = connect(Number(target.port), target.hostname);
      for (const [from, to] of [
        [socket, other],
        [other, socket],
      ] as const) {
        this.#sockets.add(from);
        from.on('data', (data) => this.#pass(data, to));
        from.on('close', () => to.destroy());
        from.on('error', () => to.destroy());
      }
    });
  }

  /** Returns the port. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Ends all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #pass(data: Buffer, to: Socket): void {
    if (this.isHanging) return;
    if (this.delayMs === 0) to.write(data);
    // Timers of one length fire in the order in which they were set.
    else setTimeout(() => to.write(data), this.delayMs).unref();
  }
}

/** The address of a database as it is reached through a proxy on a port of this machine. */
export function through(port: number, address: string): string {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
