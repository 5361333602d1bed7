import { StringDecoder } from 'node:string_decoder';
import type { Archive } from './archive.js';
import { elementFrom, type Found, type Tags, unreadable } from './xml-scan.js';

/** The longest element that is waited for, in characters: a row with every cell as long as a cell can be is shorter. */
const LONGEST = 4 * 1024 * 1024;

/** A part of the workbook whole, for the small ones. @throws Problem upload-type-refused where it is missing */
export function partOf(archive: Archive, name: string): string {
  const xml = optionalPart(archive, name);
  if (xml === null) throw unreadable();
  return xml;
}

/** As `partOf`; null where it is missing. */
export function optionalPart(archive: Archive, name: string): string | null {
  const content = archive.unpack(name);
  if (content === null) return null;
  const xml = content.toString('utf8');
  refuseOwnMarkup(xml);
  return plainNames(xml, prefixOf(xml));
}

/**
 * The elements of a part one after another, in batches as they are unpacked: what is read is held no longer than its piece.
 * None where there is no such part.
 * @throws Problem upload-type-refused
 */
export async function* elementsOf(archive: Archive, name: string, tags: Tags): AsyncGenerator<readonly Found[]> {
  const decoder = new StringDecoder('utf8');
  let prefix: string | null | undefined;
  let begun = false;
  let undone = ''; // an element whose end has not come yet
  let cut = ''; // a tag whose end has not come yet
  for await (const piece of archive.stream(name) ?? []) {
    const come = cut + decoder.write(piece);
    const whole = come.lastIndexOf('>') + 1;
    cut = come.slice(whole);
    const tagged = come.slice(0, whole);
    if (!begun) refuseOwnMarkup(tagged); // it stands before the first element, or in a text that is looked at itself
    if (prefix === undefined) prefix = prefixOf(tagged);
    const { found, rest } = elementsIn(undone + plainNames(tagged, prefix), tags);
    undone = rest;
    if (undone.length + cut.length > LONGEST) throw unreadable();
    if (found.length === 0) continue;
    begun = true;
    yield found;
  }
  if (undone !== '') throw unreadable();
}

function elementsIn(xml: string, tags: Tags): { readonly found: readonly Found[]; readonly rest: string } {
  const found: Found[] = [];
  for (let at = 0; ;) {
    const next = elementFrom(xml, tags, at);
    if (next === null) return { found, rest: '' };
    if (typeof next === 'number') return { found, rest: xml.slice(next) };
    found.push(next);
    at = next.next;
  }
}

/** Entities of the file's own, and texts set apart from markup, are written by no spreadsheet program. */
function refuseOwnMarkup(xml: string): void {
  if (xml.includes('<!') && /<!DOCTYPE|<!ENTITY|<!\[CDATA\[/.test(xml)) throw unreadable();
}

/** The prefix of a part's names, or null; it is declared with the first element. */
function prefixOf(xml: string): string | null {
  return /<(\w+):(?:worksheet|sst|workbook|styleSheet|Relationships)\b/.exec(xml.slice(0, 2_000))?.[1] ?? null;
}

function plainNames(xml: string, prefix: string | null): string {
  return prefix === null ? xml : xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}
