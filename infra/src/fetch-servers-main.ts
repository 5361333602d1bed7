import { testServerExecutable } from './time-skipping-server.js';
import { temporalExecutable } from './temporal-executable.js';

/** Puts the two servers the tests need into the cache ahead of them: their time limits are not for downloads. */
async function main(): Promise<void> {
  for (const get of [temporalExecutable, testServerExecutable]) {
    await get({ onProgress: (line) => console.log(line) }).catch((error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
