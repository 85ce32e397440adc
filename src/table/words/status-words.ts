/**
 * The words of outcomes, a line per language or family of them, as `listed` takes them apart. Lower case; endings that follow gender and number
 * stand as `gagné*`. Sources: labels of open-source CRMs and shops (HubSpot, Salesforce, Pipedrive, Dynamics, Odoo, EspoCRM,
 * Shopify, WooCommerce, Stripe).
 */
import type { LeftOutCode } from '../../value/outcome.ts';
import type { Status } from '../types.ts';

const cancelled =
  'cancelled|canceled|peruttu|peruutettu|avbruten|avbrutt|kansellert|annulleret|storniert|annulé*|cancelad*|ακυρώθηκε|отменен*';

export const dealWords: Record<Status, string> = {
  won: `won|win|wins|sold|successful|success|signed|accepted|contract signed|closed successfully
    |voitettu -/kauppa|voitto|kauppa -/tehty|tilaus saatu|hyväksytty|myyty|kaupat
    |vunn*|stängda vunna|vunnet og lukket|vundet*|solgt|gewonnen*|erfolgreich
    |gagné*|conclusion gagnante|ganad*|cerrado ganado|κερδισμέν*|έκλεισε επιτυχώς|выигран*|успешно`,
  lost: `lost|loss|lose|not won|unsuccessful|rejected|declined|dead|disqualified|failure|no deal|out sold|closed unsuccessfully
    |hävitty -/kauppa|häviö|menetetty|hylätty|ei kauppaa|ei toteutunut
    |förlorad*|stängda förlorade|tapt/tabt|tapt/tabt og lukket|avslått|verloren*|abgelehnt
    |perdu*|conclusion perdante|perdid*|cerrado perdido|χαμέν*|έκλεισε ανεπιτυχώς|проигран*|отказ`,
  cancelled: `${cancelled}|cancelled/canceled by customer|withdrawn|void|voided|peruuntunut|rauennut|keskeytetty|abgebrochen`,
  open: `open|in progress|pending|active|ongoing|in process|on hold|undecided|opened|not closed
    |avoin|kesken|käynnissä|työn alla|auki|odottaa
    |öppen|öppna|pågående|åpen|pågår|åben|i gang|offen|in bearbeitung|laufend
    |ouvert*|en cours|abiert*|en curso|ανοιχτ*|ενεργ*|открыт*|в работе`,
};

/** How the words of stages on the way begin, and what stands between them: a text of such words is known, nobody is asked about it. */
export const stageStems = `lead|prospect|engag|quali|discover|need|analy|propos|decision|maker|perception|initial|contact|appointment|schedul|meeting
  |demo|present|quot|offer|negotiat|start|review|contract|verbal|commit|clos(?:e|ing)(?!d)|develop|trial|pilot|evaluat|follow
  |uusi|liid|lämmin|kartoitu|kontakt|yhtey|tapaami|tarve|esittely|tarjou|ehdotus|neuvottelu|sopimus|arvioi|kvali
  |förslag|förhandling|forslag|tilbud|forhandling|angebot|verhandlung|nouveau|devis|négociation|nuevo|calificad|propuesta|presupuesto
  |negociación|νέ|πρόταση|προσφορά|διαπραγμάτευση`;
export const stageFillers = 'new|ny|neu|id|in|to|up|buy|bought|made|sent|first|price|value|sovittu|lähetetty|tehty';

/** What the words of an order's, invoice's or payment's status do to its row; '' keeps it. */
export const orderWords: Record<OrderEffect, string> = {
  '': `paid|completed|complete|processing|shipped|delivered|fulfilled|succeeded|success|captured|settled|partially refunded/paid|pending|unpaid|open|sent|overdue|invoiced|confirmed|closed|authorized|approved|on hold|active|awaiting payment
    |returned partially|maksettu|valmis|toimitettu|lähetetty|avoin|laskutettu|vahvistettu|käsittelyssä|erääntynyt|osittain hyvitetty
    |betald|betalt|levererad|bezahlt|geliefert|offen|payée|pagado|εξοφλημένο`,
  refunded: `-/fully refunded|returned|refund|chargeback|charged back|hyvitetty|palautettu|återbetald|refundert|refunderet
    |erstattet|remboursé*|reembolsad*`,
  cancelled,
  failed: `-/payment failed|declined|rejected|expired|incomplete|blocked|error|epäonnistui|epäonnistunut|hylätty|misslyckad
    |mislykket|fehlgeschlagen|abgelehnt|échoué*|fallid*`,
  voided: 'void|voided|-/auto draft|mitätöity|luonnos|utkast|kladd|kladde|entwurf|brouillon|borrador|πρόχειρο',
  deleted: 'deleted|trash|poistettu|raderad|slettet|gelöscht|supprimé*',
  test: 'test|testi|sandbox',
};
export type OrderEffect =
  | ''
  | Extract<LeftOutCode, 'refunded' | 'cancelled' | 'failed' | 'voided' | 'deleted' | 'test'>;

/** Document types that take money back: their amounts count as negative, whatever sign they carry. */
export const creditWords = `credit -/note/memo|refund -/receipt|return|hyvityslasku|hyvitys|palautus|kreditnota|kreditfaktura
  |gutschrift|avoir|rectificativa|nota de crédito|πιστωτικό τιμολόγιο`;
