import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/font.css'
import '../ui/tokens.css'
import { language } from '../i18n/language.ts'
import { PublicApp } from './PublicApp.tsx'

document.documentElement.lang = language()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PublicApp />
  </StrictMode>,
)
