/** The commonest headers of German, of Greek, and of the Nordic languages (sv, nb, da together: they share most words, and what German has is not said again). */
import type { HeaderWords } from './headers.ts';

// biome-ignore format: one line per field
export const german: HeaderWords = {
  records: { deals: 'verkaufschance|chance|angebot', orders: 'bestellung|auftrag|rechnung|verkauf', costs: 'kosten', touches: 'kontaktpunkt', surveys: 'umfrage|antwort' },
  any: {
    amount: 'nettobetrag|netto|betrag netto|nettoumsatz|nettokosten',
    owner: 'verkäufer|zuständiger|zugewiesener benutzer|vertriebsmitarbeiter|verantwortlich|inhaber',
    channel: 'kanal',
    product: 'produkt|artikel',
    currency: 'währung',
  },
  deals: {
    id: 'datensatz id|verkaufschance id',
    name: 'verkaufschance|bezeichnung|angebot',
    account: 'kunde|unternehmen|firma|kundenname',
    source: '-/lead quelle|kampagne',
    stage: 'stufe|verkaufsphase|phase',
    amount: 'betrag|wert|auftragswert|umsatz|summe|bruttobetrag',
    expected_amount: 'erwarteter umsatz/wert',
    probability: 'wahrscheinlichkeit',
    created: 'erstellt/angelegt am|erstellt|erstelldatum|erstellungsdatum',
    closed: 'abschlussdatum|abgeschlossen/geschlossen am|datum',
    expected_close: 'erwartetes/voraussichtliches/geplantes abschlussdatum',
    lost_reason: 'ablehnungsgrund|grund für verlust|verlustgrund',
  },
  orders: {
    id: 'bestellnummer|auftragsnummer|auftragsreferenz|rechnungsnummer|belegnummer',
    date: 'bestelldatum|auftragsdatum|rechnungsdatum|verkaufsdatum|datum|belegdatum',
    customer: 'kundennummer|kunden id|kunde|kundenname|firma',
    amount: 'umsatz|betrag|gesamtbetrag|summe|gesamt|gesamtpreis|bruttobetrag',
    type: 'belegart',
  },
  touches: { journey: 'kundenreise|besucher|kunde', date: 'datum|tag', converted: 'konversion|gekauft', value: 'wert|umsatz|betrag' },
  surveys: { date: 'datum|antwortdatum|tag', customer: 'kunde|kundennummer|firma', score: 'weiterempfehlung|weiterempfehlungsbereitschaft|bewertung|punkte|antwort', comment: 'kommentar|begründung' },
  costs: { date: 'datum|monat|tag', amount: 'kosten|ausgaben|betrag', category: 'kategorie|kostenart', channel: 'kampagne' },
};

// biome-ignore format: one line per field
export const nordic: HeaderWords = {
  records: { deals: 'affär|affärsmöjlighet|salgsmulighet|salgsmulighed|avtale|aftale', orders: 'order|ordre|faktura', costs: 'kostnad', touches: 'kontaktpunkt', surveys: 'undersökning|undersøkelse|undersøgelse|svar' },
  any: {
    amount: '-/belopp ex/exkl moms|-/beløp uten/ekskl/eks avgifter/mva|-/beløb før/ekskl/uden moms|belopp|beløp|beløb',
    owner: 'säljare|ansvarig|affärsägare|selger|sælger|tilldelad användare|tildelt bruker/bruger',
    currency: 'valuta',
  },
  deals: {
    name: 'affärsmöjlighet|affär|salgsmulighet|salgsmulighed|affärsnamn',
    account: 'kund|företag|bolag|virksomhed',
    source: 'källa|kilde|kampanj|kampanje',
    stage: 'etapp|fas|stadium|stadie|fase|affärsstadium',
    is_won: 'vunnet|vundet|vunnen',
    amount: 'värde|ordervärde|tilbudssum',
    expected_amount: 'förväntad intäkt|forventet omsetning/indtægt',
    probability: 'sannolikhet|sannsynlighet|sandsynlighed',
    created: 'skapad -/datum|opprettet|oprettet|opprettelsesdato|oprettelsesdato|registreringsdatum',
    closed: 'avslutsdatum|slutdatum|stängningsdatum|lukkingsdato|lukket|avslutningsdato|lukkedato|lukningsdato|avgjort dato|dato',
    proposal_sent: 'tilbudsdato|offertdatum',
    expected_close: 'förväntat avslut/avslutsdatum|forventet lukking/lukning/lukket',
    lost_reason: 'förlorad anledning|tapsårsak|tabsårsag',
  },
  orders: {
    id: 'orderreferens|ordrereferanse|ordre reference|ordernummer|ordrenummer|fakturanummer',
    date: 'orderdatum|ordredato|fakturadatum|fakturadato|dato',
    customer: 'kundnummer|kundenummer|kund',
    amount: 'totalt|omsättning|omsetning|omsætning',
  },
  costs: { date: 'dato|månad|måned', amount: 'kostnad|kostnader|utgift|omkostning', category: 'kategori' },
  touches: { journey: 'kundresa|kundereise|kunderejse|kund', date: 'dato', value: 'värde|verdi|værdi' },
  surveys: { date: 'dato|svarsdatum|svardato', customer: 'kund', score: 'betyg|poäng|poeng|point|svar' },
};

// biome-ignore format: one line per field
export const greek: HeaderWords = {
  records: { deals: 'ευκαιρία', orders: 'παραγγελία|τιμολόγιο', costs: 'έξοδα', touches: 'επαφή', surveys: 'έρευνα' },
  any: {
    amount: 'αφορολόγητο/καθαρό ποσό|καθαρή αξία',
    owner: 'πωλητής|υπεύθυνος|ανατεθειμένος χρήστης',
    currency: 'νόμισμα',
    status: 'κατάσταση',
  },
  deals: {
    name: 'ευκαιρία',
    account: 'πελάτης|εταιρεία|εταιρία|επωνυμία',
    source: 'πηγή|εκστρατεία',
    stage: 'στάδιο',
    amount: 'ποσό|αξία',
    expected_amount: 'προσδοκόμενα έσοδα',
    probability: 'πιθανότητα',
    created: 'ημερομηνία/ημερ/ημ δημιουργίας|δημιουργήθηκε στις',
    closed: 'ημερομηνία/ημερ/ημ κλεισίματος',
    expected_close: 'προβλεπόμενο κλείσιμο',
  },
  orders: {
    id: 'αριθμός/αρ παραγγελίας/τιμολογίου',
    date: 'ημερομηνία/ημερ/ημ παραγγελίας/τιμολογίου|ημερομηνία',
    customer: 'πελάτης|επωνυμία',
    amount: 'σύνολο|ποσό|αξία',
    type: 'είδος',
  },
  costs: { date: 'ημερομηνία|μήνας', amount: 'κόστος|ποσό', category: 'κατηγορία' },
  touches: {},
  surveys: {},
};
