import { UnsubscribeMissing } from '#components/mailings/unsubscribe-missing.tsx'

export default function NotFoundPage() {
  return <UnsubscribeMissing />
}
