/** The commonest headers of German and of the Nordic languages (sv, nb, da together: they share most words). */
import type { HeaderWords } from './headers.ts';

// biome-ignore format: one line per field
export const german: HeaderWords = {
  records: { deals: ['verkaufschance', 'chance', 'angebot'], orders: ['bestellung', 'auftrag', 'rechnung', 'verkauf'], costs: ['kosten'] },
  fields: {
    deals: {
      id: ['datensatz id', 'verkaufschance id'],
      name: ['dealname', 'verkaufschance', 'bezeichnung', 'angebot'],
      account: ['kunde', 'unternehmen', 'firma', 'kundenname'],
      owner: ['verkäufer', 'zuständiger', 'zugewiesener benutzer', 'vertriebsmitarbeiter', 'verantwortlich', 'inhaber'],
      source: ['quelle', 'lead quelle', 'kampagne'],
      stage: ['stufe', 'verkaufsphase', 'phase', 'deal phase'],
      amount: ['nettobetrag', 'netto', 'betrag netto', 'betrag', 'wert', 'auftragswert', 'umsatz', 'summe', 'bruttobetrag'],
      expected_amount: ['erwarteter umsatz', 'erwarteter wert'],
      currency: ['währung'],
      probability: ['wahrscheinlichkeit'],
      created: ['erstellt am', 'erstellt', 'erstelldatum', 'erstellungsdatum', 'angelegt am'],
      closed: ['abschlussdatum', 'abgeschlossen am', 'geschlossen am', 'datum'],
      expected_close: ['erwartetes abschlussdatum', 'voraussichtliches abschlussdatum', 'geplantes abschlussdatum'],
      lost_reason: ['ablehnungsgrund', 'grund für verlust', 'verlustgrund'],
    },
    orders: {
      id: ['bestellnummer', 'auftragsnummer', 'auftragsreferenz', 'rechnungsnummer', 'belegnummer'],
      date: ['bestelldatum', 'auftragsdatum', 'rechnungsdatum', 'verkaufsdatum', 'datum', 'belegdatum'],
      customer: ['kundennummer', 'kunden id', 'kunde', 'kundenname', 'firma'],
      amount: ['nettobetrag', 'nettoumsatz', 'betrag netto', 'umsatz', 'betrag', 'gesamtbetrag', 'summe', 'gesamt', 'gesamtpreis', 'bruttobetrag'],
      currency: ['währung'],
      product: ['produkt', 'artikel'],
      type: ['belegart'],
    },
    costs: { date: ['datum', 'monat', 'tag'], amount: ['kosten', 'ausgaben', 'nettokosten', 'betrag'], category: ['kategorie', 'kostenart'], channel: ['kanal', 'kampagne'] },
  },
};

// biome-ignore format: one line per field
export const nordic: HeaderWords = {
  records: { deals: ['affär', 'affärsmöjlighet', 'salgsmulighet', 'salgsmulighed', 'avtale', 'aftale'], orders: ['order', 'ordre', 'faktura'], costs: ['kostnad'] },
  fields: {
    deals: {
      name: ['affärsmöjlighet', 'affär', 'salgsmulighet', 'salgsmulighed', 'affärsnamn'],
      account: ['kund', 'kunde', 'företag', 'bolag', 'firma', 'virksomhed'],
      owner: ['säljare', 'ansvarig', 'selger', 'sælger', 'tilldelad användare', 'tildelt bruker', 'tildelt bruger'],
      source: ['källa', 'kilde', 'kampanj', 'kampanje', 'kampagne'],
      stage: ['etapp', 'fas', 'stadium', 'stadie', 'fase'],
      amount: ['belopp ex moms', 'beløp uten avgifter', 'beløb før moms', 'belopp', 'beløp', 'beløb', 'värde', 'ordervärde'],
      expected_amount: ['förväntad intäkt', 'forventet omsetning', 'forventet indtægt'],
      currency: ['valuta'],
      probability: ['sannolikhet', 'sannsynlighet', 'sandsynlighed'],
      created: ['skapad', 'opprettet', 'oprettet', 'skapad datum', 'opprettelsesdato', 'oprettelsesdato', 'registreringsdatum'],
      closed: ['avslutsdatum', 'slutdatum', 'stängningsdatum', 'lukkingsdato', 'avslutningsdato', 'lukkedato', 'lukningsdato', 'datum', 'dato'],
      expected_close: ['förväntat avslut', 'forventet lukking', 'forventet lukning', 'förväntat avslutsdatum'],
      lost_reason: ['förlorad anledning', 'tapsårsak', 'tabsårsag'],
    },
    orders: {
      id: ['orderreferens', 'ordrereferanse', 'ordre reference', 'ordernummer', 'ordrenummer', 'fakturanummer'],
      date: ['orderdatum', 'ordredato', 'fakturadatum', 'fakturadato', 'datum', 'dato'],
      customer: ['kundnummer', 'kundenummer', 'kund', 'kunde'],
      amount: ['belopp ex moms', 'beløp uten avgifter', 'beløb før moms', 'belopp', 'beløp', 'beløb', 'summa', 'totalt', 'omsättning', 'omsetning', 'omsætning'],
      currency: ['valuta'],
    },
    costs: { date: ['datum', 'dato', 'månad', 'måned'], amount: ['kostnad', 'kostnader', 'utgift', 'omkostning', 'belopp', 'beløp', 'beløb'], category: ['kategori'], channel: ['kanal'] },
  },
};
