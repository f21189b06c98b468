'use client'

import { useContext, useState } from 'react'
import { DateField, TextField } from '#components/ui/fields.tsx'
import { FormContext, useField } from '#components/ui/form-context.ts'

type Props = {
  today: string
  rowsMax: number
  words: { surname: string; givenName: string; birthDate: string; more: string; members: string }
}

const rowsFirst = 6
const rowsMore = 6

/** The people of a group, a row each. More rows are added at once by script, by sending the form without it. */
export function MemberRows({ today, rowsMax, words }: Props) {
  const { state } = useContext(FormContext)
  const { id, error } = useField('members', words.members)
  const [added, setAdded] = useState(0)
  const sent = Object.keys(state.values).filter((name) => /^members\.\d+\.givenName$/.test(name)).length
  const asked = 'more' in state.values ? sent + rowsMore : sent
  const count = Math.min(Math.max(rowsFirst, asked) + added, rowsMax)
  return (
    <div id={id} className="member-rows" tabIndex={-1}>
      {error ? <p className="field-error">{error}</p> : null}
      <ol>
        {Array.from({ length: count }, (_, index) => (
          <li key={index}>
            <Row index={index} today={today} words={words} />
          </li>
        ))}
      </ol>
      {count < rowsMax ? (
        <button
          type="button"
          className="button button-small button-quiet needs-script"
          onClick={() => setAdded(added + rowsMore)}
        >
          {words.more}
        </button>
      ) : null}
    </div>
  )
}

type RowProps = Omit<Props, 'rowsMax'> & { index: number }

function Row({ index, today, words }: RowProps) {
  const name = `members.${index}`
  const number = `${index + 1}. `
  return (
    <>
      <TextField
        name={`${name}.surname`}
        label={number + words.surname}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
      />
      <TextField
        name={`${name}.givenName`}
        label={number + words.givenName}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
      />
      <DateField
        name={`${name}.birthDate`}
        label={number + words.birthDate}
        autoComplete="off"
        min="1900-01-01"
        max={today}
      />
    </>
  )
}
