/** Typed text in one width: what a clerk's input method did must not decide what a cell means. */

// Written as alternatives: joiners inside one class would combine with their neighbours.
const invisible = /\u00ad|[\u200b\u200c]|\u200d|[\u200e\u200f\u2028-\u202e\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff/g;
const wide = /[\u3000\uff01-\uff5e\u00a0\u2002\u2003\u2007\uffe5\uff04\ufe63\u2212\u2010\u2011\u02d7\u223c\u301c]/g;
const asciiOnly = /^[\x20-\x7e]*$/;

function narrow(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0xffe5) return "¥";
  if (code === 0xff04) return "$";
  if (code === 0x223c || code === 0x301c) return "~";
  // Hyphens and minus signs of several blocks; dashes (– — ―) stay dashes: `—5` is no negative number.
  if (code === 0xfe63 || code === 0x2212 || code === 0x2010 || code === 0x2011 || code === 0x02d7) return "-";
  return " ";
}

/** Half-width forms of full-width letters, digits and signs; every space a plain one; invisible characters gone; trimmed. */
export function halfWidth(text: string): string {
  if (asciiOnly.test(text)) return text.trim();
  return text.replace(invisible, "").replace(wide, narrow).trim();
}
