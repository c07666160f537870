# Mina dokument: det hon har skickat, fått och kommit överens om.
documents-title = Mina dokument
documents-lead = Det du har skickat till oss och det du har fått av oss. Det senaste står först.
documents-none = Här finns inget än. När du har ansökt ligger kvittensen här.
documents-apply = Ansök om hjälp
documents-receipt = Kvittens på din ansökan
documents-inquiry = Utredningen, att läsa och svara på
documents-decision = Beslut om hjälp
documents-plan = Planen: så får du hjälpen
documents-fee-decision = Beslut om avgift
documents-invoice = Faktura för { $month }
documents-new = Nytt
documents-plan-waits = Väntar på ditt ja
documents-pdf = PDF
