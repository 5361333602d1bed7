import { readYaml } from '@bangvang/documents';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Post {
  readonly role: string;
  readonly body: string;
}

interface Person {
  readonly username: string;
  readonly positions: readonly Post[];
}

/** Who works in the demonstration installation, from its own files. */
export class People {
  private constructor(
    private readonly people: readonly Person[],
    readonly password: string,
  ) {}

  /** @param directory the installation's reference folder */
  static async of(directory: string): Promise<People> {
    const read = async <T>(file: string): Promise<T> => readYaml<T>(await readFile(join(directory, file), 'utf8'));
    const { people } = await read<{ people: readonly Person[] }>('people.yaml');
    const { password } = await read<{ password: string }>('demonstration.yaml');
    return new People(people, password);
  }

  /** Usernames of the holders of a role in a body. */
  holders(role: string, body: string): readonly string[] {
    return this.people
      .filter(({ positions }) => positions.some((post) => post.role === role && post.body === body))
      .map(({ username }) => username);
  }

  /** @throws Error when nobody holds it */
  holder(role: string, body: string): string {
    const [first] = this.holders(role, body);
    if (!first) throw new Error(`nobody is ${role} of ${body}`);
    return first;
  }

  /** Bodies that have both an officer and a head, who can therefore propose by themselves. */
  proposingBodies(): readonly string[] {
    const bodies = new Set(this.people.flatMap(({ positions }) => positions.map(({ body }) => body)));
    return [...bodies].filter(
      (body) => this.holders('unit-officer', body).length > 0 && this.holders('unit-head', body).length > 0,
    );
  }

  /** The person of a role who has the fewest roles besides, so that what he may is due to it. */
  plainest(role: string): string {
    const holders = this.people.filter(({ positions }) => positions.some((post) => post.role === role));
    const roles = ({ positions }: Person): number => new Set(positions.map((post) => post.role)).size;
    const [plainest] = holders.sort((a, b) => roles(a) - roles(b));
    if (!plainest) throw new Error(`nobody is ${role}`);
    return plainest.username;
  }

  /** Every role of a person. */
  rolesOf(username: string): readonly string[] {
    const person = this.people.find((one) => one.username === username);
    return [...new Set(person?.positions.map(({ role }) => role) ?? [])];
  }
}
