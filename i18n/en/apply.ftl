# The application: six pages, a question group a page, and the receipt.

apply-title = Apply for help
apply-part = Part { $number } of { $count }
apply-lead = Six short pages. You can pause whenever you like and go on with another phone or computer.
apply-sign-in-once = Anyone may read the questions. When you answer the first one we ask you to sign in, once.
apply-continue = Continue
apply-back = Back
apply-save-and-close = Save and close
apply-saved = Saved { $time }
apply-resume-lead = You have begun an application.
apply-resume-text = What you wrote is still here, saved { $when }.
apply-resume = Go on where you left off
apply-optional = optional

apply-whom-title = Who are you applying for?
apply-whom-myself = For myself
apply-whom-together = For someone else, we do it together
apply-whom-together-hint = Or for yourself, with someone helping you to fill it in
apply-together-lead = Make the application together
apply-together-1 = The application is the person’s own. She or he must want the help.
apply-together-2 = Sit side by side. The one who needs the help signs in with her or his own sign-in.
apply-together-3 = You can read the questions aloud and write. The answers are the person’s.
apply-together-4 = Does that not work? Call { $phone } and we will help you.
apply-helper-name = Who is helping?
apply-helper-name-hint = The name of the one who helps to fill this in.
apply-helper-relation = How do you know each other?
apply-helper-relation-hint = For example daughter, neighbour or guardian.
apply-helper-phone = Phone of the one who helps
apply-may-talk = May we talk with the one who helps you about your application?
apply-may-talk-hint = You decide. Without your yes we say nothing (chapter 12, section 2 of the Public Access to Information and Secrecy Act). You can change your mind at any time.
apply-choose = Choose
apply-yes = Yes
apply-no = No

apply-need-title = What is hard, and what do you want help with?
apply-hard = Tell us in your own words
apply-hard-hint = A few lines are enough.
apply-wanted = Do you want help with any of these?
apply-wanted-hint = You can choose several, or none. We talk about it when we call.
apply-urgency = Is it urgent?
apply-urgency-hint = Is a life in danger? Call 112.
apply-urgent = Yes, I need help in the next few days
apply-can-wait = No, it can wait a few weeks
apply-urgent-because = Why is it urgent?

apply-home-title = How do you live?
apply-household = Who do you live with?
apply-household-alone = I live alone
apply-household-with-spouse = With my husband, wife or partner
apply-household-with-others = With someone else
apply-dwelling = What is your home like?
apply-dwelling-flat = Flat
apply-dwelling-house = House
apply-dwelling-other = Something else
apply-getting-in = Is there anything we need to know to get to you?
apply-getting-in-hint = For example stairs or pets. Do not write any door codes.

apply-language-title = Which language do you want to speak?
apply-speaks = My language
apply-speaks-other = Which language?
apply-interpreter = Do you need an interpreter?
apply-interpreter-hint = The interpreter costs you nothing.
apply-minority-lead = You have a right to know
apply-minority-in-area = In { $municipality } you have the right to use Finnish with us, spoken and written, and to get home care from someone who speaks Finnish (chapter 8, sections 6 and 9 of the Social Services Act).
apply-minority-outside = Do you speak Finnish, Yiddish, Meänkieli, Romani or Sami? Then you get home care from someone who speaks the language, if we have such staff (chapter 8, sections 7 and 9 of the Social Services Act).
apply-minority = Do you want help in one of these languages?

apply-contact-title = How do we reach you?
apply-phone = Phone
apply-phone-hint = So that we can call you.
apply-email = E-mail
apply-email-hint = We e-mail when something has happened. The e-mail says nothing about you.
apply-good-time = When is a good time to call?
apply-from-register = Filled in from what we already know. Change it if it is wrong.

apply-check-title = Check your answers
apply-check-lead = Read them through. Change what is not right.
apply-check-change = Change
apply-check-change-what = { $what }, change
apply-not-answered = Not answered
apply-send = Send the application
apply-send-offline = Not sent yet – it is sent when you have a connection
apply-consent = When you send it, we begin to look into what you need. What you write is kept by { $municipality }.
apply-missing-lead = Some answers are missing
apply-missing-text = Answer the questions under { $section } before you send.

apply-elsewhere-lead = The answers were changed in another place
apply-elsewhere-text = Your text is still here below. This is what it says in the other place:
apply-elsewhere-keep = Keep my text
apply-elsewhere-use = Use the other one

apply-twice-title = Already sent?
apply-twice-text = We got the same application { $when }. Receipt { $receipt }. You do not need to send it again.
apply-twice-see = Show the receipt
apply-twice-send = Send anyway

receipt-title = We have your application
receipt-lead = Your application arrived { $when }.
receipt-nothing-now = You do not need to do anything now.
receipt-case-number = Case
receipt-number = Receipt
receipt-arrived = Arrived
receipt-next = What happens now
receipt-call = { $office } calls you on { $phone }, by { $day } at the latest.
receipt-talk = We talk about what you need and agree on a time to meet.
receipt-wrong = Have you not heard from us by then? Call { $phone }.
receipt-print = Save or print the receipt (PDF)
receipt-assess-lead = Do you want to tell us more?
receipt-assess-text = Answer questions about how everyday life goes. You choose. It helps us to understand what you need.
receipt-assess = Begin the self-assessment
receipt-follow = Follow my case
receipt-pdf-title = Receipt for an application
receipt-language-note = The Swedish text is the one that applies.

withdraw-link = Take back the application
withdraw-title = Take back the application?
withdraw-consequence = We stop looking into it. You can apply again whenever you like.
withdraw-do = Take back
withdraw-keep = No, keep the application
withdraw-done = You took back the application { $when }.

service-kind-household-service = Cleaning, laundry and shopping
service-kind-personal-care = Shower, clothes, meals and other personal help
service-kind-home-night = Help or a check at night
service-kind-safety-alarm = Safety alarm
service-kind-meal-delivery = Meals brought home
service-kind-escort = Someone to go out with me
service-kind-respite = Relief for the one who cares for me
service-kind-day-activity = Day activities with others

language-name-sv = Swedish
language-name-fi = Finnish
language-name-fit = Meänkieli
language-name-se = Sami
language-name-rom = Romani
language-name-yi = Yiddish
language-name-en = English
language-name-ar = Arabic
language-name-other = Another language

field-missing-filled-in-by = Choose who the application is for.
field-missing-hard = Write a few words about what is hard. You can also write “don’t know”.
field-missing-urgency = Choose whether it is urgent or can wait.
field-missing-household = Choose who you live with.
field-missing-speaks = Choose your language.
field-missing-interpreter = Choose Yes or No.
field-missing-phone = Write your phone number, at least seven digits.
field-unreadable-phone = Write your phone number, at least seven digits.
field-unreadable-helper-phone = Write your phone number, at least seven digits.
field-unreadable-email = Write the e-mail address like this: name@example.com

refusal-already-submitted = This application seems to have been sent already. Receipt { $receipt_no }.
refusal-saved-elsewhere = The answers were changed in another place. Your text is still here.
refusal-already-withdrawn = The application has already been taken back.
refusal-too-late-to-withdraw = The investigation is finished. Call us if you do not want the help.
refusal-answers-missing = Some answers are missing. Answer them and you can send.
refusal-policy-missing = The municipality has not opened its e-service yet. Please call us instead.

notification-application-received-subject = Receipt { $reference } from the e-service of { $municipality }
notification-application-received-body = We have received what you sent. Receipt { $reference }. Sign in to the e-service of { $municipality } if you want to read more. Type the address yourself in the browser.
apply-told-title = Who are you?
apply-told-lead = You are signed in with a code. It does not show who you are. So please write your name and personal number. We check them when we talk with you.
apply-given-name = Given name
apply-family-name = Family name
apply-personnummer = Personal number
apply-personnummer-hint = Twelve digits, for example 19400612-8989.
apply-address = Street address
apply-postal = Postcode and town
field-missing-personnummer = Write a personal number, for example 19400612-8989.
field-missing-given-name = Write the given name.
field-missing-family-name = Write the family name.
field-missing-address = Write the street address.
