import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** What is wrong with one field. */
export class FieldErrorView {
  /** Path of the field: `nominee.name`. */
  readonly field!: string;
  /** What it should be, in Vietnamese. */
  readonly message!: string;
}

/** A refusal (RFC 9457). More members may follow, according to `code`. */
@ApiSchema({ name: 'ProblemDocument' })
export class ProblemView {
  /** `/problems/{code}` */
  readonly type!: string;
  /** What kind of refusal this is, in Vietnamese. */
  readonly title!: string;
  /** The HTTP status. */
  @ApiProperty({ type: 'integer' })
  readonly status!: number;
  /** What happened this time, in Vietnamese. */
  readonly detail!: string;
  /** Stable code of the refusal. */
  readonly code!: string;
  /** What the reader can do, in Vietnamese. */
  readonly action!: string;
  /** This occurrence, by the request's number in the log. */
  readonly instance!: string;
  /** With `invalid-input`: each field that is wrong. */
  readonly errors?: FieldErrorView[];
}
