'use client'

import { useContext, useState } from 'react'
import { DateField, HiddenField, TextField } from '#components/ui/fields.tsx'
import { FormContext, useField } from '#components/ui/form-context.ts'

type Props = {
  today: string
  /** One for each row there can be, so that sending the form twice makes the same people. */
  ids: string[]
  words: { surname: string; givenName: string; birthDate: string; more: string; members: string }
}

const rowsFirst = 6
const rowsMore = 6

/** The people of a group, a row each. More rows are added at once by script, by sending the form without it. */
export function MemberRows({ today, ids, words }: Props) {
  const { state } = useContext(FormContext)
  const { id, error } = useField('members', words.members)
  const [added, setAdded] = useState(0)
  const sent = Object.keys(state.values).filter((name) => /^members\.\d+\.givenName$/.test(name)).length
  const asked = 'more' in state.values ? sent + rowsMore : sent
  const count = Math.min(Math.max(rowsFirst, asked) + added, ids.length)
  return (
    <div id={id} className="member-rows" tabIndex={-1}>
      {error ? <p className="field-error">{error}</p> : null}
      <ol>
        {ids.slice(0, count).map((memberId, index) => (
          <li key={index}>
            <Row index={index} id={memberId} today={today} words={words} />
          </li>
        ))}
      </ol>
      {count < ids.length ? (
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

type RowProps = Omit<Props, 'ids'> & { index: number; id: string }

function Row({ index, id, today, words }: RowProps) {
  const name = `members.${index}`
  const number = `${index + 1}. `
  return (
    <>
      <HiddenField name={`${name}.id`} value={id} />
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
