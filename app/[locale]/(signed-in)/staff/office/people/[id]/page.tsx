import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { UploadForm } from '#components/files/upload-form.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listPictures } from '#lib/files/queries.ts'
import { findPersonToEdit, type OfficePersonToEdit } from '#lib/office/queries.ts'
import { editPerson, removePerson, showPerson } from '../../actions.ts'
import { PersonFields } from '../person-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('office')
  return { title: t('editPerson') }
}

export default async function OfficePersonPage({ params }: Props) {
  const actor = await requireEditor()
  const person = (await findPersonToEdit(actor, (await params).id)) ?? notFound()
  const t = await getTranslations('office')
  return (
    <>
      <PageHead
        title={person.nameKk}
        lang="kk"
        meta={t(`states.${person.state}`)}
        crumbs={[{ href: '/staff/office', label: t('title') }]}
      />
      <Shell>
        {person.isDemo ? <Notice>{t('demoPerson')}</Notice> : null}
        <Showing person={person} />
        <Form
          action={editPerson}
          submit={t('save')}
          hidden={{ personId: person.id, version: person.version }}
        >
          <PersonFields person={person} library={await listPictures(actor)} />
        </Form>
        <Section title={t('upload')} note={t('uploadNote')}>
          <UploadForm back={`/staff/office/people/${person.id}`} />
        </Section>
      </Shell>
    </>
  )
}

async function Showing({ person }: { person: OfficePersonToEdit }) {
  const t = await getTranslations('office')
  const hidden = { personId: person.id, version: person.version }
  if (person.state === 'published')
    return <ConfirmButton action={showPerson} label={t('hide')} hidden={hidden} />
  return (
    <div className="actions my-4">
      <ConfirmButton
        action={showPerson}
        label={t('show')}
        look="main"
        hidden={{ ...hidden, isShown: 'on' }}
      />
      <ConfirmButton
        action={removePerson}
        label={t('remove')}
        tone="danger"
        hidden={hidden}
        confirm={{ title: t('removeTitle'), closeLabel: t('cancel') }}
      />
    </div>
  )
}
