import { FollowMissing } from '#components/follows/follow-missing.tsx'

export default function NotFoundPage() {
  return <FollowMissing />
}
