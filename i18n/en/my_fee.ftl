my-fee-title = Your fee
my-fee-from = Your fee from { $day }
my-fee-none-title = You have no help to pay for
my-fee-none-text = When you have a decision on help you can give your figures here.
my-fee-unknown-lead = We do not know your income. Then the highest fee applies.
my-fee-unknown-text = Tell us your income and housing cost, and we work out what you pay. Your case officer does not see the figures.
my-fee-give = Give my income
my-fee-decline = I do not want to give figures
my-fee-decline-hint = Then you pay the municipality's price up to the highest fee. You can give figures later.
my-fee-declared = You gave your figures on { $day }. We count and send a decision.
my-fee-declined = You have chosen not to give figures. You pay the municipality's price up to the highest fee.
my-fee-wrong = My figures are not right
my-fee-decision = Fee decision from { $day }
my-fee-decision-hint = How we counted, why, and how to appeal
my-fee-decision-pdf = Read the letter as PDF
my-fee-reasons = Reasons
my-fee-appeal = Not satisfied?
my-fee-appeal-text = Write to { $address }. The letter must reach us by { $day }. We help you: { $phone }.
my-fee-decided-by = { $name }, { $title }, decided on { $day }.
my-fee-decided-by-unnamed = { $title } decided on { $day }.
my-fee-swedish-applies = The letter in Swedish is the one that applies.
my-fee-invoices = Invoices
my-fee-no-invoices = You have no invoices yet.
my-fee-invoice = Invoice for { $month }
my-fee-invoice-hint = { $amount } · pay by { $day }
my-fee-invoice-back-hint = You get back { $amount }
my-fee-invoice-pdf = Get the invoice as PDF
my-fee-line-care = Fee for { $month }
my-fee-line-meals = Meals in { $month }
my-fee-line-correction = Correction of { $month }
my-fee-line-correction-text = The time of { $month } was corrected afterwards. The month was counted again, and the difference is here.
my-fee-own-house = Own house: we work out the cost with you. Call { $phone }.

declare-title = Your money and your home
declare-lead = Write roughly how an ordinary month looks. Your case officer does not see this, only the person who counts the fee.
declare-extra = Do you have large extra costs?
declare-extra-hint = For example a limited guardian or dearer food. You may have a right to keep more.
declare-optional = optional
declare-send = Send

my-fee-number = Invoice number
my-fee-ocr = OCR number
my-fee-due = Pay by
refusal-nothing-granted = There is no granted help to count a fee for.
notification-fee-decision-subject = You have a new letter on My pages
notification-fee-decision-body =
    There is a new decision to read. Sign in to My pages.
    You can also call the municipality.
notification-invoice-subject = You have a new letter on My pages
notification-invoice-body =
    There is something new to read about your fee. Sign in to My pages.
    You can also call the municipality.
