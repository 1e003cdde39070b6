/** The colours of a drawing, by meaning: they follow the scheme without drawing anew. */
export const drawingColours = { fill: 'var(--s-surface)', stroke: 'var(--s-line-strong)', label: 'var(--s-ink)' }
