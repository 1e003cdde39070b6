import { useSyncExternalStore } from 'react'
import { type Language, language, onLanguage } from './language.ts'

type Values = Record<string, string | number>

/** Puts values into `{name}` placeholders. */
export function fill(text: string, values?: Values): string {
  if (!values) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/**
 * A typed dictionary: Indonesian names the keys, English must have the same ones.
 * `t` reads outside of components, `useT` re-renders on a switch.
 */
export function dictionary<K extends string>(id: Record<K, string>, en: Record<K, string>) {
  const of = (lang: Language) => (lang === 'en' ? en : id)
  const t = (key: K, values?: Values) => fill(of(language())[key], values)
  const useT = () => {
    const lang = useSyncExternalStore(onLanguage, language, language)
    return (key: K, values?: Values) => fill(of(lang)[key], values)
  }
  return { t, useT }
}

export const useLanguage = () => useSyncExternalStore(onLanguage, language, language)
