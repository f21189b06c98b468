import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { UploadForm, UploadOutcome } from '#components/files/upload-form.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { findPictures, type LibraryPicture, listPictures } from '#lib/files/queries.ts'
import { canManageOrganisations } from '#lib/organisations/policy.ts'
import { findOrganisation } from '#lib/organisations/queries.ts'
import { idPattern } from '#lib/platform/text.ts'
import { publish, save, saveTexts, unverify, verify, withdraw } from '../actions.ts'
import { LogoField } from '../logo-field.tsx'
import { MissingTexts } from '../missing-texts.tsx'
import { IdentityFields, TextsFields } from '../organisation-fields.tsx'
import { OrganisationHead } from '../organisation-head.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.staff')
  return { title: t('edit') }
}

export default async function OrganisationDeskPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const organisation = idPattern.test(id) ? await findOrganisation(actor, id) : null
  if (!organisation) notFound()
  const { upload } = await searchParams
  const files = await getTranslations('files')
  const mayManage = canManageOrganisations(actor)
  const chosen = await findPictures(actor, organisation.logoId ? [organisation.logoId] : [])
  const newest = await listPictures(actor, 12)
  const library = [...chosen, ...newest.filter(({ picture }) => picture.id !== organisation.logoId)]
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="page" />
      <Shell>
        {mayManage ? <Decisions organisation={organisation} /> : null}
        <MissingTexts organisation={organisation} />
        <PageForm organisation={organisation} mayManage={mayManage} library={library} />
        <Section title={files('pictures')} id="pictures">
          <UploadOutcome outcome={typeof upload === 'string' ? upload : undefined} />
          <UploadForm back={`/workspace/organisations/${organisation.id}`} />
        </Section>
      </Shell>
    </>
  )
}

type FormProps = { organisation: Organisation; mayManage: boolean; library: LibraryPicture[] }

async function PageForm({ organisation, mayManage, library }: FormProps) {
  const t = await getTranslations('representatives.page')
  const edit = (await getTranslations('organisations.staff'))('edit')
  const words = await getTranslations('centres.staff')
  return (
    <Section title={edit} note={mayManage ? undefined : t('staffOnly')}>
      <Form
        action={mayManage ? save : saveTexts}
        submit={words('save')}
        className="form-wide"
        hidden={{ organisationId: organisation.id }}
      >
        <VersionField version={organisation.version} label={t('staleChoice')} />
        {mayManage ? <IdentityFields organisation={organisation} /> : null}
        <TextsFields organisation={organisation} />
        <LogoField library={library} logoId={organisation.logoId} />
      </Form>
    </Section>
  )
}

async function Decisions({ organisation }: { organisation: Organisation }) {
  const own = await getTranslations('organisations.staff')
  const t = await getTranslations('centres.staff')
  const page = await getTranslations('representatives.page')
  const hidden = { organisationId: organisation.id }
  const question = { title: own('withdrawTitle'), text: own('withdrawText'), closeLabel: t('close') }
  const unverifyQuestion = { title: page('unverifyTitle'), closeLabel: page('close') }
  return (
    <div className="actions mt-6">
      {organisation.state === 'published' ? (
        <ConfirmButton
          action={withdraw}
          label={t('withdraw')}
          hidden={hidden}
          tone="danger"
          confirm={question}
        />
      ) : (
        <ConfirmButton action={publish} label={t('publish')} hidden={hidden} look="main" />
      )}
      {organisation.verifiedAt ? (
        <ConfirmButton action={unverify} label={page('unverify')} hidden={hidden} confirm={unverifyQuestion}>
          <TextArea name="reason" label={page('unverifyReason')} required rows={3} maxLength={300} />
        </ConfirmButton>
      ) : (
        <ConfirmButton action={verify} label={t('verify')} hidden={hidden} />
      )}
    </div>
  )
}
