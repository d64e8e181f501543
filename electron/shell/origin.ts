export const scheme = 'app';
export const host = 'kubedeck';
export const home = `${scheme}://${host}/index.html`;

/** True for our own pages. Protocol and host are compared: `new URL('app://x').origin` is the string "null" in Node. */
export function isOwnUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === `${scheme}:` && url.host === host;
}
