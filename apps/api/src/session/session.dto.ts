import { IsString, Length } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '@bangvang/contracts';

/** Body of `POST /session`. */
export class SignInDto {
  @IsString()
  @Length(1, 100)
  readonly username!: string;

  @IsString()
  @Length(1, 200)
  readonly password!: string;
}

/** The absent holder in whose stead a position is held (thay mặt). */
export class OnBehalfOfView {
  readonly personId!: string;
  readonly fullName!: string;
  /** The mandate that says so. */
  readonly mandateId!: string;
}

/** A position held on the legal day. */
export class PostView {
  readonly positionId!: string;
  readonly bodyId!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  @ApiProperty({ enum: ['central', 'province', 'district', 'commune', 'unit'] })
  readonly bodyLevel!: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  readonly role!: Role;
  readonly title!: string;
  /** Leads the tasks of its body: hands them to others, moves them on. */
  readonly leads!: boolean;
  /** Null: held in one's own right. */
  @ApiProperty({ type: OnBehalfOfView, nullable: true })
  readonly onBehalfOf!: OnBehalfOfView | null;
}

/** Who is signed in, with what positions, and what time it is by law. */
export class SignedInView {
  readonly personId!: string;
  readonly fullName!: string;
  readonly posts!: PostView[];
  @ApiProperty({ enum: ['rehearsal', 'production'] })
  readonly mode!: 'rehearsal' | 'production';
  /** Legal time, ISO with Z. */
  @ApiProperty({ format: 'date-time' })
  readonly legalNowAt!: string;
}
