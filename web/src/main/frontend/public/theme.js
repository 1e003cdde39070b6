// Runs before the first paint so that a chosen colour scheme does not flash. A file, not an inline script: strict CSP.
(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('sigap.scheme')
  } catch (e) {
    // Storage refused: the system's scheme is used.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
