import { Missing } from '#components/site/missing.tsx'

export default function NotFoundPage() {
  return <Missing />
}
