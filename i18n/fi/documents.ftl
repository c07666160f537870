# Omat asiakirjat: mitä hän on lähettänyt, saanut ja sopinut.
documents-title = Asiakirjani
documents-lead = Mitä olet lähettänyt meille ja mitä olet saanut meiltä. Uusin on ensin.
documents-none = Täällä ei ole vielä mitään. Kun olet hakenut apua, vastaanottokuittaus on täällä.
documents-apply = Hae apua
documents-receipt = Kuittaus hakemuksestasi
documents-inquiry = Selvitys luettavaksi ja vastattavaksi
documents-decision = Päätös avusta
documents-plan = Suunnitelma: näin saat apua
documents-fee-decision = Päätös maksusta
documents-invoice = Lasku: { $month }
documents-new = Uusi
documents-plan-waits = Odottaa hyväksyntääsi
documents-pdf = PDF
