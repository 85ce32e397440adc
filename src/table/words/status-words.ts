/**
 * The words of outcomes by language. Whole words, lower case; endings that follow gender and number stand as `gagné*`.
 * Sources: labels of open-source CRMs and shops (HubSpot, Salesforce, Pipedrive, Dynamics, Odoo, EspoCRM, Shopify, WooCommerce, Stripe).
 */
import type { LeftOutCode } from '../../value/outcome.ts';
import type { Status } from '../types.ts';

// biome-ignore format: one line per language
export const dealWords: Record<Status, readonly string[]> = {
  won: [
    'won', 'closed won', 'closedwon', 'deal won', 'win', 'wins', 'closed and won', 'sold', 'successful', 'success', 'signed', 'accepted', 'contract signed', 'closed successfully',
    'voitettu', 'suljettu voitettu', 'voitettu kauppa', 'voitto', 'kauppa', 'kauppa tehty', 'tilaus saatu', 'hyväksytty', 'myyty', 'kaupat',
    'vunn*', 'stängda vunna', 'vunnet og lukket', 'vundet*', 'gewonnen*', 'erfolgreich', 'gagné*', 'conclusion gagnante', 'ganad*', 'cerrado ganado', 'κερδισμένη', 'κερδισμένες', 'έκλεισε επιτυχώς', 'выиграна', 'выиграно', 'успешно',
  ],
  lost: [
    'lost', 'closed lost', 'closedlost', 'deal lost', 'loss', 'closed and lost', 'unsuccessful', 'rejected', 'declined', 'dead', 'disqualified', 'no deal', 'out sold', 'closed unsuccessfully', 'lose', 'not won',
    'hävitty', 'suljettu hävitty', 'hävitty kauppa', 'häviö', 'menetetty', 'hylätty', 'ei kauppaa', 'ei toteutunut',
    'förlorad*', 'stängda förlorade', 'tapt', 'tapt og lukket', 'tabt', 'tabt og lukket', 'verloren*', 'abgelehnt', 'perdu*', 'conclusion perdante', 'perdid*', 'cerrado perdido', 'χαμένη', 'χαμένες', 'έκλεισε ανεπιτυχώς', 'проиграна', 'проиграно', 'отказ',
  ],
  cancelled: [
    'cancelled', 'canceled', 'cancelled by customer', 'deal cancelled', 'withdrawn', 'void', 'voided', 'closed cancelled', 'closed canceled',
    'peruttu', 'peruutettu', 'peruuntunut', 'rauennut', 'keskeytetty', 'avbruten', 'avbrutt', 'kansellert', 'annulleret', 'abgebrochen', 'storniert', 'annulé*', 'cancelad*', 'ακυρώθηκε', 'отменена', 'отменено',
  ],
  open: [
    'open', 'in progress', 'pending', 'active', 'ongoing', 'in process', 'on hold', 'undecided', 'opened', 'not closed',
    'avoin', 'kesken', 'käynnissä', 'työn alla', 'auki', 'odottaa', 'öppen', 'öppna', 'pågående', 'åpen', 'pågår', 'åben', 'i gang', 'offen', 'in bearbeitung', 'laufend', 'ouvert*', 'en cours', 'abiert*', 'en curso', 'ανοιχτό', 'ανοιχτή', 'ενεργές', 'открыта', 'в работе',
  ],
};

/** Stages on the way: known, so that nobody is asked about them. */
// biome-ignore format: one line per language
export const stageWords: readonly string[] = [
  'new', 'lead', 'prospect', 'prospecting', 'engaging', 'qualified', 'qualification', 'qualifying', 'discovery', 'needs analysis', 'value proposition', 'id decision makers', 'perception analysis', 'contacted', 'contact made', 'appointment scheduled', 'meeting', 'meeting scheduled', 'demo', 'demo scheduled', 'presentation', 'presentation scheduled', 'decision maker bought in', 'proposal', 'proposal made', 'proposal sent', 'proposal price quote', 'quote', 'quotation', 'quote sent', 'offer', 'offer sent', 'negotiation', 'negotiations started', 'negotiation review', 'contract', 'contract sent', 'verbal commitment', 'closing', 'develop', 'propose', 'qualify', 'close', 'qualified to buy', 'qualifiedtobuy', 'appointmentscheduled', 'presentationscheduled', 'decisionmakerboughtin', 'contractsent', 'trial', 'pilot', 'evaluation', 'review', 'initial contact', 'first contact', 'follow up',
  'uusi', 'liidi', 'lämmin liidi', 'kartoitus', 'kontaktoitu', 'yhteydenotto', 'tapaaminen', 'tapaaminen sovittu', 'tarvekartoitus', 'esittely', 'demo', 'tarjous', 'tarjous lähetetty', 'tarjous tehty', 'ehdotus', 'neuvottelu', 'neuvottelut', 'sopimus', 'sopimus lähetetty', 'arviointi', 'kvalifiointi', 'kvalifioitu',
  'ny', 'kvalificerad', 'kvalifisert', 'kvalificeret', 'offert', 'förslag', 'förhandling', 'forslag', 'tilbud', 'forhandling', 'neu', 'qualifiziert', 'angebot', 'verhandlung', 'nouveau', 'qualifié', 'proposition', 'devis', 'négociation', 'nuevo', 'calificado', 'propuesta', 'presupuesto', 'negociación', 'νέα', 'νέο', 'πρόταση', 'προσφορά', 'διαπραγμάτευση',
];

/** What the words of an order's, invoice's or payment's status do to its row; '' keeps it. */
// biome-ignore format: one line per language
export const orderWords: Record<OrderEffect, readonly string[]> = {
  '': ['paid', 'completed', 'complete', 'processing', 'shipped', 'delivered', 'fulfilled', 'succeeded', 'success', 'captured', 'settled', 'partially refunded', 'partially paid', 'pending', 'unpaid', 'open', 'sent', 'overdue', 'invoiced', 'confirmed', 'closed', 'authorized', 'approved', 'on hold', 'active', 'awaiting payment', 'returned partially',
    'maksettu', 'valmis', 'toimitettu', 'lähetetty', 'avoin', 'laskutettu', 'vahvistettu', 'käsittelyssä', 'erääntynyt', 'osittain hyvitetty', 'betald', 'betalt', 'levererad', 'bezahlt', 'geliefert', 'offen', 'payée', 'pagado', 'εξοφλημένο'],
  refunded: ['refunded', 'fully refunded', 'returned', 'refund', 'chargeback', 'charged back', 'hyvitetty', 'palautettu', 'återbetald', 'refundert', 'refunderet', 'erstattet', 'remboursé*', 'reembolsad*'],
  cancelled: ['cancelled', 'canceled', 'peruttu', 'peruutettu', 'avbruten', 'kansellert', 'annulleret', 'storniert', 'annulé*', 'cancelad*', 'ακυρώθηκε'],
  failed: ['failed', 'declined', 'rejected', 'payment failed', 'expired', 'incomplete', 'blocked', 'error', 'epäonnistui', 'epäonnistunut', 'hylätty', 'misslyckad', 'mislykket', 'fehlgeschlagen', 'abgelehnt', 'échoué*', 'fallid*'],
  voided: ['void', 'voided', 'draft', 'auto draft', 'mitätöity', 'luonnos', 'utkast', 'kladd', 'kladde', 'entwurf', 'brouillon', 'borrador', 'πρόχειρο'],
  deleted: ['deleted', 'trash', 'poistettu', 'raderad', 'slettet', 'gelöscht', 'supprimé*'],
  test: ['test', 'testi', 'sandbox'],
};
export type OrderEffect =
  | ''
  | Extract<LeftOutCode, 'refunded' | 'cancelled' | 'failed' | 'voided' | 'deleted' | 'test'>;

/** Document types that take money back: their amounts count as negative, whatever sign they carry. */
// biome-ignore format: one line per language
export const creditWords: readonly string[] = ['credit note', 'credit memo', 'credit', 'refund', 'creditnote', 'return', 'refund receipt', 'hyvityslasku', 'hyvitys', 'palautus', 'kreditnota', 'kreditfaktura', 'gutschrift', 'avoir', 'rectificativa', 'nota de crédito', 'πιστωτικό τιμολόγιο'];
