import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks at the terminal; a hidden answer is not shown as it is typed. From a pipe, reads one line without asking. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  const atTerminal = process.stdin.isTTY === true;
  if (atTerminal) process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: atTerminal && !hidden ? process.stderr : silent,
    terminal: atTerminal,
  });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (atTerminal && hidden) process.stderr.write('\n');
  }
}
