/** One unit in the ranking of a cluster's session. */
export class RankedItemView {
  readonly itemId!: string;
  readonly nominee!: string;
  readonly award!: string;
  readonly agree!: number;
  readonly carried!: boolean;
  /** 1 for the most votes; those with as many share a place until the chair has put them in order. */
  readonly place!: number;
  readonly tied!: boolean;
}
