import { IsIn, IsOptional, IsString, Length } from 'class-validator';

const ORDERS = ['call', 'open'] as const;

/** Body of `POST /council-sessions/{sessionId}/orders`. */
export class OrderDto {
  /** To call the session (lệnh triệu tập), or to open it (lệnh khai mạc). */
  @IsIn(ORDERS) readonly kind!: (typeof ORDERS)[number];

  @IsOptional() @IsString() @Length(1, 1000) readonly note?: string;
}
