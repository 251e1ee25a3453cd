// Text from outside as it may be shown. What would not be seen as it is, is written as JSON writes it: "\u001b".

/**
 * Control sequences, which a terminal would obey; marks that turn the direction of writing, which show something
 * else than is there; characters without width, which hide in a word; separators of lines and halves of characters.
 * JSON stays the same JSON, because it may write each of them in this way.
 */
const unseen = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

export const printable = (text: string): string => text.replaceAll(unseen, inJson);

/** A character as one or two escapes of JSON. */
function inJson(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at += 1)
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
