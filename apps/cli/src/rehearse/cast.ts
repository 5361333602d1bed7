import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import { SignedInClient } from './client.js';

interface PeopleFile {
  readonly people: readonly {
    readonly username: string;
    readonly fullName: string;
    readonly positions: readonly { readonly role: string; readonly body: string }[];
  }[];
}

/** The people of a rehearsal, found by position and signed in when first needed. */
export class Cast {
  private readonly signedIn = new Map<string, Promise<SignedInClient>>();

  private constructor(
    private readonly base: string,
    private readonly password: string,
    private readonly people: PeopleFile['people'],
  ) {}

  /** @param directory the installation's reference folder */
  static async assemble(base: string, directory: string): Promise<Cast> {
    const demonstration = readYaml<{ password: string }>(await readFile(join(directory, 'demonstration.yaml'), 'utf8'));
    const { people } = readYaml<PeopleFile>(await readFile(join(directory, 'people.yaml'), 'utf8'));
    return new Cast(base, demonstration.password, people);
  }

  named(username: string): Promise<SignedInClient> {
    let client = this.signedIn.get(username);
    if (!client) {
      client = SignedInClient.signIn(this.base, username, this.password);
      this.signedIn.set(username, client);
    }
    return client;
  }

  /** The first holder of a role in a body. */
  in(bodyCode: string, role: string): Promise<SignedInClient> {
    const [holder] = this.holders(bodyCode, role);
    if (!holder) throw new Error(`Không ai giữ vai ${role} ở ${bodyCode}.`);
    return this.named(holder);
  }

  /** The account of a person known by name. */
  called(fullName: string): Promise<SignedInClient> {
    const person = this.people.find((one) => one.fullName === fullName);
    if (!person) throw new Error(`Không tìm thấy tài khoản của ${fullName}.`);
    return this.named(person.username);
  }

  /** Usernames of everybody who holds a role in a body. */
  holders(bodyCode: string, role: string): readonly string[] {
    return this.people
      .filter(({ positions }) => positions.some((post) => post.body === bodyCode && post.role === role))
      .map(({ username }) => username);
  }
}
