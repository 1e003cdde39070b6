import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { BrowserRouter } from 'react-router'
import { Problem } from '../api/http.ts'
import { chooseScheme, scheme } from '../ui/scheme.ts'
import { Pages } from './Pages.tsx'
import { SessionGate } from './session.tsx'
import { signIn } from './signIn.ts'
import { theme } from './theme.ts'

const schemes: MantineColorSchemeManager = {
  get: scheme,
  set: (value) => chooseScheme(value === 'dark' ? 'dark' : 'light'),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) signIn()
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.offline,
      refetchOnWindowFocus: true,
    },
  },
})

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme={scheme()}
      colorSchemeManager={schemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Notifications position="top-right" limit={4} />
      <QueryClientProvider client={queries}>
        <BrowserRouter basename="/app">
          <SessionGate>
            <Pages />
          </SessionGate>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  )
}
