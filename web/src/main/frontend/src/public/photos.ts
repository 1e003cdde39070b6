export const maxPhotos = 4
export const maxPhotoBytes = 5 * 1024 * 1024

const accepted = new Set(['image/jpeg', 'image/png', 'image/webp'])
const longestSide = 2048

export type PhotoFailure = 'unreadable' | 'large'

/**
 * Makes a photo fit to send: drawn anew at most 2048 pixels wide or high, which also drops its location data, and small
 * enough for one bar of signal. A browser that cannot draw sends the original where the server takes it.
 */
export async function prepare(file: File): Promise<File | PhotoFailure> {
  const drawn = await redraw(file)
  if (drawn && drawn.size <= maxPhotoBytes) return drawn
  if (!accepted.has(file.type)) return 'unreadable'
  return file.size <= maxPhotoBytes ? file : 'large'
}

async function redraw(file: File): Promise<File | undefined> {
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : undefined
  } catch {
    return undefined
  }
}
