/** A picture of pixels from a drawing: made here in the browser, with the fonts that this machine has. */

/** Twice the size of the drawing: sharp on every screen. */
const SCALE = 2;

/**
 * @param address of an SVG of our own
 * @returns a PNG
 * @throws Error where the drawing cannot be read, or the browser makes no picture of it
 */
export async function pngOf(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the browser made no picture');
  return blob;
}
