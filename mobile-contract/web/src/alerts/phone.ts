/** « 06 12 34 56 78 » as +33612345678; a number that already says its country stays; nothing for what is no number. */
export function international(text: string): string | undefined {
  const digits = text.replace(/[\s.\-()]/g, '').replace(/^00/, '+');
  if (/^0[1-9]\d{8}$/.test(digits)) return `+33${digits.slice(1)}`;
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : undefined;
}
