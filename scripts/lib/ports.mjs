import net from 'node:net';
import { SetupError } from './progress.mjs';

export function isPortFree(port, host) {
  const probe = net.createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `first` on; above 32767 the kernel hands ports to outgoing connections. */
export async function findFreePort(first, host = '127.0.0.1') {
  for (let port = first; port < 32768; port += 1) if (await isPortFree(port, host)) return port;
  throw new Error(`${first} 到 32767 之间没有空闲端口。`);
}

/** The port a person chose by `name`, refused in one sentence when it is no port or is taken. */
export async function claimPort(name, otherwise, command) {
  const port = Number(process.env[name] || otherwise);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`${name}=${process.env[name]} 不是有效的端口号。`);
  }
  if (await isPortFree(port)) return port;
  throw new SetupError(`端口 ${port} 已被其他程序占用，请换一个：${name}=${port + 10} ${command}`);
}
