site-name = Elderly care in { $municipality }
site-description = Ask, apply and follow your help in elderly care.
brand-of-municipality = Elderly care in { $municipality }
skip-to-content = To the content
places-label = Pages
language-menu = Language
choose-municipality = Change to { $municipality }
accessibility-link = Accessibility
sign-in-link = Sign in
sign-out = Sign out

call-label = Call us
call-verb = Call
call-open-until = We answer today until { $closes }
call-opens = We answer weekdays { $opens }–{ $closes }

place-my-case = My case
place-my-services = My help
place-my-fee = My fee
place-outbox = Outbox

sign-in-title = Sign in
sign-in-lead = You get in without a password.
sign-in-with-passkey = Sign in with your passkey
sign-in-failed = Signing in did not work. Try again.
sign-in-needs-script = Signing in with a passkey needs JavaScript. Call us if you need help.
invited-title = Create your passkey
invited-lead = Hello { $name }. Create a passkey on this device. Then you sign in with it.
invited-make-passkey = Create passkey

demo-label = Demo
demo-made-up = Demo: all people and figures are made up. The time is { $day }.
demo-tomorrow = Tomorrow
demo-next-month = Next month
demo-change-person = Change person
demo-post-link = Outgoing post
demo-choose-person = Choose a made-up person
demo-choose-lead = In the demo you sign in by choosing who you want to be.
role-citizen = Seeks or gets help

refused-title = That did not work
refused-back = Go back
refusal-not-found = We did not find what you were looking for.
refusal-not-allowed = This page is not for you. Sign in as someone else if you have another role.
refusal-state-has-moved = Something has changed since you opened the page. Look at it again and try once more.
refusal-already-sent = This has already been sent. What came first counts.
refusal-invite-unusable = The link cannot be used. Ask your administrator for a new one.
refusal-passkey-unknown = We do not know this passkey. Ask your administrator for a new link.

failure-400-title = We did not understand what was sent
failure-400-text = Nothing was saved. Go back and try again.
failure-403-title = It cannot be done from here
failure-403-text = Nothing was saved. Open the page again and try once more.
failure-404-title = There is no such page
failure-404-text = The address may be misspelt, or the page has moved.
failure-405-title = The page cannot take that
failure-405-text = Nothing was saved. Open the page again and try once more.
failure-413-title = That is too much at once
failure-413-text = Nothing was saved. Shorten the text and try again.
failure-415-title = We cannot read what was sent
failure-415-text = Nothing was saved. Use the form on the page.
failure-500-title = Something went wrong on our side
failure-500-text = What you did last may not be saved. Try again in a while, or call us.
failure-reference = Tell us this number if you call: { $reference }
