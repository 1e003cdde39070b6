import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import 'virtual:sigap-theme.css'
import '../ui/font.css'
import '../ui/tokens.css'
import './staff.css'
import { language } from '../i18n/language.ts'
import { App } from './App.tsx'

document.documentElement.lang = language()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
