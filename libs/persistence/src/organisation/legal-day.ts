/** For a FROM clause: `today.day`, the legal day now in Asia/Ho_Chi_Minh, read once. */
export const LEGAL_DAY = `(SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day OFFSET 0) AS today`;
