# The public pages: start, what help there is, search.

start-title = What do you need help with?
start-page = Start
start-search-label = Search, for example cleaning or alarm
start-search-button = Search
start-today = Do you need help today? Call { $phone }.
start-danger = Is a life in danger? Call 112.
start-apply = Apply for help
start-follow = Follow my case

information-back-to-services = Help you can get
information-reading = How I want to read
information-plain = Ordinary text
information-easy = Easy to read (in Swedish)

services-title = Help you can get
services-lead = Here you can read about the help, what it costs and how to apply.

service-cost = What does it cost?
service-cost-income = You pay according to your income. You always keep enough for the rent and to live on.
service-cost-cap = You never pay more than { $cap } a month, however much help you get.
service-cost-calculate = Work out your fee
service-how = How to apply
service-how-1 = You fill in the application here, or call us and we fill it in for you.
service-how-2 = A case officer calls you. You talk about what you need.
service-how-3 = You get a decision. It says what you get, why, and how to appeal.
service-who = Who decides?
service-who-text = A case officer in { $municipality } decides after talking with you. In the law this help is called insats. It used to be called bistånd.
service-call = Whom can I call?
service-call-text = Call us on { $phone }, weekdays { $opens }–{ $closes }. You do not need to know what the help is called.

home-care-title = Home care
home-care-lead = Home care is help with what you can no longer manage yourself at home. Together with us you decide what you need and when.
home-care-apply = Apply for home care
home-care-can-title = You can get help to
home-care-can-1 = clean, wash clothes and shop
home-care-can-2 = shower, dress and eat
home-care-can-3 = cook or heat food
home-care-can-4 = get out for a walk
home-care-can-5 = feel looked after at night
home-care-cost-text = The fee depends on how much help you get and on what you earn.

safety-alarm-title = Safety alarm
safety-alarm-lead = With a safety alarm you can reach help day and night. You press the button. Somebody answers, and comes to your home if needed.
safety-alarm-apply = Apply for a safety alarm
safety-alarm-can-title = With the alarm you can
safety-alarm-can-1 = get help if you have fallen
safety-alarm-can-2 = get help if you fall ill or feel worried
safety-alarm-can-3 = talk to somebody at once, day and night
safety-alarm-can-4 = wear the button on your arm or round your neck, in the shower too
safety-alarm-cost-text = You pay a monthly fee for the alarm. It is counted together with other home care.

search-title = Search
search-tab = { $count ->
    [0] Search: nothing found
    [one] Search: one page found
   *[other] Search: { $count } pages found
  }
search-label = What are you looking for?
search-hint = Write it the way you say it. Spelling does not matter.
search-results = { $count ->
    [one] Search: one page is about “{ $query }”
   *[other] Search: { $count } pages are about “{ $query }”
  }
search-none = Search: we found nothing about “{ $query }”
search-none-what = Try another word, for example cleaning, alarm or fee. You can also call. We help you find the right place.
search-none-instead = Many people look for this
search-empty = Write a word about what you need help with.

topic-home-care-title = Home care
topic-home-care-hint = Cleaning, shower, food, shopping
topic-safety-alarm-title = Safety alarm
topic-safety-alarm-hint = Help when you press the button
topic-fee-title = What does it cost?
topic-fee-hint = Work out your fee
topic-apply-title = Apply for help
topic-apply-hint = Six short pages. You can pause whenever you like.
topic-self-assessment-title = How do you manage everyday life?
topic-self-assessment-hint = Self-assessment: 19 questions about how things go
topic-my-case-title = My case
topic-my-case-hint = See what has happened and what comes next
topic-accessibility-title = Accessibility
topic-accessibility-hint = How the service works for everyone
