import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { ItemsDto } from '../council/convening.dto.js';
import { IsBytes, IsItemId } from './bytes.decorator.js';

const MOST_TOKENS = 1000;

/** Body of `PUT /council-sessions/{sessionId}/sealing-key`. */
export class SealingKeyDto {
  /** The public half of the session's key, a point of P-256, as the chair's program made it. */
  @IsBytes(65) readonly publicKey!: string;

  /** Who holds the third share: a member other than chair and secretary. */
  @IsUUID() readonly tellerId!: string;
}

/** A blinded request for the token of one item (RFC 9474). */
export class BlindedDto {
  @IsItemId() readonly itemId!: string;
  @IsBytes(256) readonly blinded!: string;
}

/** Body of `POST /council-sessions/{sessionId}/tokens`. */
export class TokensDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TOKENS)
  @ArrayUnique(({ itemId }: BlindedDto) => itemId)
  @ValidateNested({ each: true })
  @Type(() => BlindedDto)
  readonly blinded!: BlindedDto[];
}

/** Body of `POST /council-sessions/{sessionId}/paper-ballots`. */
export class PaperBallotsDto extends ItemsDto {
  /** The member who votes on paper. */
  @IsUUID() readonly personId!: string;
}

/** Body of `PUT /council-sessions/{sessionId}/key-share`. */
export class KeyShareDto {
  /** The share in the caller's file. */
  @IsBytes(33) readonly share!: string;

  /** The board the share is handed in for, as `GET /council-sessions/{sessionId}/board` shows it. */
  @IsBytes(32) readonly boardRoot!: string;
}
