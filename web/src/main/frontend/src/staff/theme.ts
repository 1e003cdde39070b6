import { createTheme, type MantineColorsTuple } from '@mantine/core'

const sigap: MantineColorsTuple = [
  '#e9f7f5',
  '#d3ece8',
  '#a9ddd6',
  '#7accc2',
  '#4fbab0',
  '#2da398',
  '#12807a',
  '#0b6b66',
  '#095853',
  '#06403c',
]

/** Scroll locking writes a style element, which a strict Content-Security-Policy refuses; our pages scroll inside. */
const unlocked = { lockScroll: false, overlayProps: { backgroundOpacity: 0.45 } }

export const theme = createTheme({
  primaryColor: 'sigap',
  primaryShade: { light: 7, dark: 6 },
  colors: { sigap },
  autoContrast: true,
  luminanceThreshold: 0.32,
  fontFamily: 'var(--s-font)',
  fontFamilyMonospace: 'var(--s-mono)',
  headings: { fontFamily: 'var(--s-font)', fontWeight: '700' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Modal: { defaultProps: { ...unlocked, centered: true, radius: 'lg' } },
    Drawer: { defaultProps: unlocked },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 320 } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
  },
})
