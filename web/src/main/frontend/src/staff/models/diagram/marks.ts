import type { Finding } from '../types.ts'
import type { Canvas, Overlays, Registry } from './js.ts'

/** Shows findings at their elements: a number in a badge, the sentences on hover. */
export class Marks {
  static $inject = ['overlays', 'elementRegistry', 'canvas']
  private marked: string[] = []

  constructor(
    private readonly overlays: Overlays,
    private readonly registry: Registry,
    private readonly canvas: Canvas,
  ) {}

  show(findings: Finding[], label: (severity: Finding['severity']) => string, onPick: (element: string) => void): void {
    this.clear()
    const by = new Map<string, Finding[]>()
    for (const finding of findings)
      if (finding.element && this.registry.get(finding.element))
        by.set(finding.element, [...(by.get(finding.element) ?? []), finding])
    for (const [element, all] of by) {
      const severity = all.some((finding) => finding.severity === 'error') ? 'error' : 'warning'
      const shape = this.registry.get(element)!
      if (shape === this.canvas.getRootElement()) continue
      const badge = document.createElement('button')
      badge.type = 'button'
      badge.className = `sigap-finding sigap-${severity}`
      badge.textContent = String(all.length)
      badge.title = all.map(({ message }) => message).join('\n')
      badge.setAttribute('aria-label', `${label(severity)}: ${badge.title}`)
      badge.addEventListener('click', () => onPick(element))
      const middle = shape.waypoints?.[Math.floor(shape.waypoints.length / 2)]
      this.overlays.add(element, 'sigap-finding', {
        position: middle ? { top: -10, left: 4 } : { top: -11, right: 11 },
        html: badge,
        scale: { min: 1 },
        show: { minZoom: 0.2 },
      })
      this.canvas.addMarker(element, `sigap-has-${severity}`)
      this.marked.push(element)
    }
  }

  private clear(): void {
    this.overlays.remove({ type: 'sigap-finding' })
    for (const element of this.marked)
      if (this.registry.get(element))
        for (const severity of ['error', 'warning']) this.canvas.removeMarker(element, `sigap-has-${severity}`)
    this.marked = []
  }
}
