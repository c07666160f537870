site-description = Här får du hjälp från kommunen.
call-open-until = Vi svarar till klockan { $closes } i dag
sign-in-lead = Du behöver inget lösenord.
failure-404-text = Sidan är borta. Gå till startsidan.
failure-500-text = Det blev fel hos oss. Försök igen snart. Eller ring.
refusal-state-has-moved = Något är ändrat. Titta på sidan igen.
