# My documents: what she has sent, been given and agreed to.
documents-title = My documents
documents-lead = What you have sent to us and what you have had from us. The latest comes first.
documents-none = There is nothing here yet. Once you have applied, the receipt will be here.
documents-apply = Apply for help
documents-receipt = Receipt for your application
documents-inquiry = The investigation, to read and answer
documents-decision = Decision on help
documents-plan = The plan: how you get the help
documents-fee-decision = Decision on the fee
documents-invoice = Invoice for { $month }
documents-new = New
documents-plan-waits = Waiting for your yes
documents-pdf = PDF
