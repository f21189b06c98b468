import { PrintButton } from '#components/awards/print-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { QrCode } from '#components/ui/qr-code.tsx'

type Props = { address: string; words: { title: string; text: string; print: string; qr: string } }

/** A personal address to be kept: to read, to print, and as a picture for another phone. */
export function KeepAddress({ address, words }: Props) {
  return (
    <Notice title={words.title}>
      <div className="keep-link">
        <div>
          <p>{words.text}</p>
          <p className="keep-link-address">{address}</p>
          <p>
            <PrintButton label={words.print} />
          </p>
        </div>
        <QrCode text={address} label={words.qr} />
      </div>
    </Notice>
  )
}
