import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { IsBytes, IsItemId } from './bytes.decorator.js';

const MOST_BALLOTS = 1000;

/** A ballot (phiếu): a token of one item and an answer sealed to the session's key. It names no person. */
export class BallotDto {
  @IsItemId() readonly itemId!: string;
  @IsBytes(64) readonly message!: string;
  @IsBytes(256) readonly signature!: string;
  @IsBytes(65) readonly enc!: string;
  @IsBytes(17) readonly sealed!: string;
}

/** Body of `POST /ballots`: 1 to 1,000 ballots, of any items, best in random order. */
export class BallotsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_BALLOTS)
  @ValidateNested({ each: true })
  @Type(() => BallotDto)
  readonly ballots!: BallotDto[];
}
