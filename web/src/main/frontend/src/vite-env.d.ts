/// <reference types="vite/client" />

declare module 'virtual:sigap-theme.css'
