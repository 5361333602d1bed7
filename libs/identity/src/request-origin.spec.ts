import { isForeignRequest } from './request-origin.js';

function aPost(headers: Record<string, string>) {
  return { method: 'POST', headers: { host: 'localhost:8080', ...headers } };
}

describe('An unsafe request', () => {
  it.each([
    ['of a program, which says nothing', {}, false],
    ['of the page itself', { 'sec-fetch-site': 'same-origin' }, false],
    ['typed by the user', { 'sec-fetch-site': 'none' }, false],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['of a neighbouring host', { 'sec-fetch-site': 'same-site' }, true],
    ['of an older browser on the page itself', { origin: 'http://localhost:8080' }, false],
    ['of an older browser on another page', { origin: 'http://evil.example' }, true],
    ['of a page without an origin', { origin: 'null' }, true],
  ])('%s', (_, headers, foreign) => {
    expect(isForeignRequest(aPost(headers))).toBe(foreign);
  });

  it('is not what a reading request is, wherever it comes from', () => {
    expect(isForeignRequest({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } })).toBe(false);
  });
});
