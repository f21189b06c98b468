import type { StatusMark } from '#components/ui/status.tsx'

export const statusMarks: Record<string, StatusMark> = {
  new: 'wait',
  confirmed: 'good',
  suspended: 'bad',
  anonymised: 'off',
}
