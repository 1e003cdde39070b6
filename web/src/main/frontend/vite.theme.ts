import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import type { Plugin } from 'vite'
import { theme } from './src/staff/theme.ts'

const id = 'virtual:sigap-theme.css'

/** The theme's variables as a file of CSS; Mantine would write a style element, which a strict CSP refuses. */
export function themeVariables(): Plugin {
  return {
    name: 'sigap:theme-variables',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (resolved) =>
      resolved === `\0${id}`
        ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ':root')
        : undefined,
  }
}
