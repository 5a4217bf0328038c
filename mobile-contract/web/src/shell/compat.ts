/**
 * What browsers only give to secure addresses, for a telephone that opens the program by http on the hospital's own network:
 * identifiers, made of the same random bytes. (Without https there is no service worker and no position either; both are
 * asked for before use.)
 */
if (!('randomUUID' in crypto)) {
  Object.assign(crypto, {
    randomUUID(): string {
      const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  });
}

/** One at a time over all tabs; where the browser cannot promise that, at least within this one. */
export const oneAtATime = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(name, work) : work();
