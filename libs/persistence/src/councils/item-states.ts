/** Where an item of a session's agenda stands. Only a closed one has figures. */
export type ItemState =
  | 'pending'
  | 'open'
  | 'suspended' // mất số người dự họp của riêng hồ sơ
  | 'awaiting-count' // chờ mở niêm phong
  | 'closed'
  | 'withdrawn' // rút
  | 'on-hold' // tạm dừng
  | 'deferred'; // hoãn

/** SQL: the states in which an item still is, or may yet be, voted on in its session, its result not in the minutes yet. */
export const LIVE_STATES = `('pending', 'open', 'suspended', 'awaiting-count', 'closed')`;
