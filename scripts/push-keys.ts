import webpush from 'web-push'

// npm run push:keys — a new pair of keys for notifications of browsers, as lines for .env. With other keys every browser has to
// ask again: make them once.

const { publicKey, privateKey } = webpush.generateVAPIDKeys()
process.stdout.write(`VAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}\n`)
