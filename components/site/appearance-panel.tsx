import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'

/** The customary panel for weak sight: first in keyboard order, a plain form for those without script. */
export function AppearancePanel() {
  const t = useTranslations('site.appearance')
  return (
    <details className="appearance">
      <summary>
        <Icon name="eye" /> <span className="long-word">{t('open')}</span>
        <span className="short-word" aria-hidden="true">
          {t('openShort')}
        </span>
      </summary>
      <form action="/api/appearance" method="post" data-appearance="" aria-label={t('title')}>
        <Choice
          name="size"
          legend={t('size')}
          options={[
            ['1', t('size1')],
            ['2', t('size2')],
            ['3', t('size3')],
          ]}
        />
        <Choice
          name="scheme"
          legend={t('scheme')}
          options={[
            ['standard', t('schemeStandard')],
            ['black', t('schemeBlack')],
            ['white', t('schemeWhite')],
            ['blue', t('schemeBlue')],
          ]}
        />
        <Choice
          name="spacing"
          legend={t('spacing')}
          options={[
            ['standard', t('spacingStandard')],
            ['wide', t('spacingWide')],
          ]}
        />
        <Choice
          name="images"
          legend={t('images')}
          options={[
            ['on', t('imagesOn')],
            ['off', t('imagesOff')],
          ]}
        />
        <p className="appearance-end">
          <button type="submit" className="button button-small without-script">
            {t('apply')}
          </button>
          <button type="submit" name="reset" value="1" className="button button-small button-quiet">
            {t('reset')}
          </button>
          <span>{t('note')}</span>
        </p>
      </form>
    </details>
  )
}

type ChoiceProps = { name: string; legend: string; options: [string, string][] }

function Choice({ name, legend, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, label], index) => (
        <label key={value} className={`appearance-${name}-${value}`}>
          <input type="radio" name={name} value={value} defaultChecked={index === 0} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
