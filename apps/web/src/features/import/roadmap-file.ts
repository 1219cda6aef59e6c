/** A roadmap on its way in: a dropped file as its bytes (its encoding may be in doubt, and it may be an archive), pasted text as text. */
export type DocumentInput = { base64: string } | { source: string };

/** The API takes 28 million characters of base64; a file above this cannot fit. */
export const LARGEST_BYTES = 20_000_000;

/**
 * @param file chosen or dropped
 * @returns its bytes for the API, or a sentence that says why it cannot be taken
 */
export async function readFile(file: File): Promise<DocumentInput | string> {
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > LARGEST_BYTES) return `“${file.name}” is larger than 20 MB: that is more than a roadmap.`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { base64: toBase64(bytes) };
}

/** In slices, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}
