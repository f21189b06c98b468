import { LinkMissing } from '#components/participation/link-missing.tsx'

export default function NotFoundPage() {
  return <LinkMissing />
}
