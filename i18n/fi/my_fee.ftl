my-fee-title = Maksusi
my-fee-from = Maksusi { $day } alkaen
my-fee-none-title = Sinulla ei ole maksettavaa apua
my-fee-none-text = Kun olet saanut avusta päätöksen, voit antaa tietosi täällä.
my-fee-unknown-lead = Emme tiedä tulojasi. Silloin maksat enimmäismaksun.
my-fee-unknown-text = Ilmoita tulosi ja asumiskulusi, niin laskemme maksusi. Käsittelijäsi ei näe tietoja.
my-fee-give = Ilmoita tulot
my-fee-decline = En halua antaa tietoja
my-fee-decline-hint = Silloin maksat kunnan hinnan enimmäismaksuun asti. Voit antaa tiedot myöhemmin.
my-fee-declared = Annoit tiedot { $day }. Laskemme ja lähetämme päätöksen.
my-fee-declined = Olet valinnut olla antamatta tietoja. Maksat kunnan hinnan enimmäismaksuun asti.
my-fee-wrong = Tietoni eivät ole oikein
my-fee-decision = Maksupäätös { $day } alkaen
my-fee-decision-hint = Miten laskimme, miksi ja miten valitat
my-fee-decision-pdf = Lue kirje PDF-tiedostona
my-fee-reasons = Perustelut
my-fee-appeal = Etkö ole tyytyväinen?
my-fee-appeal-text = Kirjoita: { $address }. Kirjeen on tultava perille viimeistään { $day }. Autamme sinua: { $phone }.
my-fee-decided-by = { $name }, { $title }, päätti { $day }.
my-fee-decided-by-unnamed = { $title } päätti { $day }.
my-fee-swedish-applies = Ruotsinkielinen kirje on se, joka on voimassa.
my-fee-invoices = Laskut
my-fee-no-invoices = Sinulla ei ole vielä laskuja.
my-fee-invoice = Lasku: { $month }
my-fee-invoice-hint = { $amount } · eräpäivä { $day }
my-fee-invoice-back-hint = Saat takaisin { $amount }
my-fee-invoice-pdf = Lataa lasku PDF-tiedostona
my-fee-line-care = Maksu: { $month }
my-fee-line-meals = Ateriat: { $month }
my-fee-line-correction = Oikaisu: { $month }
my-fee-line-correction-text = Ajan { $month } tietoja korjattiin jälkikäteen. Kuukausi laskettiin uudelleen, ja erotus on tässä.
my-fee-own-house = Oma talo: laskemme kulut kanssasi. Soita { $phone }.

declare-title = Rahasi ja asuntosi
declare-lead = Kirjoita suunnilleen, millaista on tavallisena kuukautena. Käsittelijäsi ei näe tätä, vain maksun laskija.
declare-extra = Onko sinulla suuria ylimääräisiä kuluja?
declare-extra-hint = Esimerkiksi edunvalvoja tai kalliimpi ruoka. Sinulla voi olla oikeus pitää enemmän.
declare-optional = vapaaehtoinen
declare-send = Lähetä

my-fee-number = Laskun numero
my-fee-ocr = OCR-viite
my-fee-due = Eräpäivä
refusal-nothing-granted = Sinulle ei ole myönnetty apua, josta maksu laskettaisiin.
notification-fee-decision-subject = Sinulle on uusi kirje Omilla sivuilla
notification-fee-decision-body =
    Luettavana on uusi päätös. Kirjaudu Omille sivuille.
    Voit myös soittaa kuntaan.
notification-invoice-subject = Sinulle on uusi kirje Omilla sivuilla
notification-invoice-body =
    Maksustasi on uutta luettavaa. Kirjaudu Omille sivuille.
    Voit myös soittaa kuntaan.
