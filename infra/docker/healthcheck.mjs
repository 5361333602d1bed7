// Whether the API of this container says it is ready. Its certificate is for the name people use, not for loopback.
import { get } from 'node:https';

const request = get(process.argv[2], { rejectUnauthorized: false, timeout: 4_000 }, ({ statusCode }) => {
  process.exit(statusCode === 200 ? 0 : 1);
});
request.on('timeout', () => request.destroy());
request.on('error', () => process.exit(1));
