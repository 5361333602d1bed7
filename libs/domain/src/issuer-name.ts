/**
 * The names a body may bear that a document gives as its issuer: a chair issues for his committee, and abbreviations
 * are written out.
 * @param printed `Chủ tịch Ủy ban nhân dân tỉnh Lai Châu`, `CHỦ TỊCH UBND HUYỆN THUẬN CHÂU`
 * @returns lower-case names, the printed one first, each once
 */
export function issuerNames(printed: string): readonly string[] {
  const name = printed.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const committee = name.replace(/^(q\. ?|quyền )?(chủ tịch|trưởng|tm\. ?|kt\. ?)\s+/u, '');
  return [...new Set([name, committee].flatMap((one) => [one, writtenOut(one)]))];
}

function writtenOut(name: string): string {
  return name
    .replace(/\bubnd(?=\s|$)/gu, 'ủy ban nhân dân')
    .replaceAll('uỷ ban', 'ủy ban')
    .replace(/\btđkt(?=\s|$)/gu, 'thi đua, khen thưởng');
}
