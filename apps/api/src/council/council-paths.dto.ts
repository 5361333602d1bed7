import { IsUUID } from 'class-validator';

/** A session in the path. */
export class SessionPath {
  @IsUUID() readonly sessionId!: string;
}

/** An item of a session's agenda in the path. */
export class ItemPath {
  @IsUUID() readonly itemId!: string;
}
