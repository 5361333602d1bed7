/** What became of one ballot. */
export class ReceiptView {
  readonly itemId!: string;
  /** The ballot's hash (biên nhận): its leaf on the item's board, 32 bytes, base64url. */
  readonly leaf!: string;
  readonly outcome!: 'cast' | 'refused';
  /** Why it was refused: invalid-token, already-voted, item-not-open, deadline-passed. */
  readonly slug?: string;
}

/** One receipt for each ballot, in the order sent; given after the commit. */
export class ReceiptsAnswer {
  readonly receipts!: ReceiptView[];
}
