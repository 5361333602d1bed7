import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, IsUUID, Length } from 'class-validator';

const MOST_ITEMS = 2000;

/** Body of `PUT /council-sessions/{sessionId}/ranking`. */
export class RankingDto {
  /** Every unit voted on, the first first, award by award. */
  @IsArray()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @IsUUID('all', { each: true })
  readonly itemIds!: string[];

  /** Why those with equal votes stand in this order. */
  @IsString() @Length(1, 1000) readonly reason!: string;
}
