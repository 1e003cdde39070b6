interface Canvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number
}

/** Shows the whole drawing with a margin around it; gives the scale. */
export function fit(canvas: Canvas): number {
  return canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.94, 'auto')
}
