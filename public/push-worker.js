// Shows notifications and opens what they are about. It takes no part in loading pages: it listens to nothing else.

self.addEventListener('push', (event) => {
  const news = read(event.data)
  if (!news) return
  event.waitUntil(
    self.registration.showNotification(news.title, {
      body: news.body,
      lang: news.lang,
      icon: '/icon-192.png',
      tag: news.path,
      data: { path: news.path, settings: news.settings.path },
      actions: [{ action: 'settings', title: news.settings.title }],
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path, settings } = event.notification.data
  event.waitUntil(self.clients.openWindow(own(event.action === 'settings' ? settings : path)))
})

function read(data) {
  try {
    const { title, body, lang, path, settings } = data.json()
    return { title: String(title), body: String(body), lang: String(lang), path: String(path), settings }
  } catch {
    return null
  }
}

/** Only pages of this site are opened, whatever a notification says. */
function own(path) {
  const address = new URL(path, self.location.origin)
  return address.origin === self.location.origin ? address.href : self.location.origin
}
