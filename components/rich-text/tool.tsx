'use client'

type ToolProps = { sign: string; label: string; isOn?: boolean; isOff?: boolean; onPress: () => void }

/** One button of the toolbar: a sign to see, a word to hear. */
export function Tool({ sign, label, isOn, isOff, onPress }: ToolProps) {
  return (
    <button
      type="button"
      title={label}
      aria-pressed={isOn}
      disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={`min-h-11 min-w-11 cursor-pointer px-2 font-semibold disabled:opacity-50 ${isOn ? 'bg-kok text-on-kok' : 'bg-transparent hover:bg-kok-tint'}`}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{label}</span>
    </button>
  )
}
