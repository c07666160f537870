# The decision, as the person herself reads it.

decision-title-granted = You get { $granted }
decision-title-partly = You get { $granted }, but not { $refused }
decision-title-refused = You do not get { $refused }
decision-title-open = Your decision
decision-title-written-off = You have withdrawn your application
decision-service-home-care = home care
decision-service-household-service = household help
decision-service-personal-care = personal care
decision-service-home-night = help at night
decision-service-safety-alarm = a safety alarm
decision-service-meal-delivery = meals delivered
decision-service-escort = an escort
decision-service-respite = respite care
decision-service-day-activity = day activities
decision-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
decision-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
decision-often-always = Day and night
decision-often-daily = { $times ->
    [one] Every day
   *[other] { $times } times a day
}
decision-often-weekly = { $times ->
    [one] Once a week
   *[other] { $times } times a week
}
decision-often-every-weeks = { $weeks ->
    [2] Every other week
    [3] Every third week
   *[other] Every fourth week
}
decision-often-in-weeks = { $times } times in { $weeks } weeks
decision-met-by = { $service }: { $by } helps you and has agreed to it.
decision-not-granted = What you do not get
decision-met-otherwise = What is arranged in another way
decision-withdrawn = What you have withdrawn

notification-decision-subject = You have a new letter in the { $municipality } e-service
notification-decision-body = You have a new letter in the { $municipality } e-service. Sign in to read it. Type the address yourself in the browser.
notification-communication-subject = You have a new letter in the { $municipality } e-service
notification-communication-body = You have a new letter in the { $municipality } e-service. Sign in to read it. Type the address yourself in the browser.

own-decision-tag = Decision { $day }
own-decision-time = You get help { $time } a week. The help starts on { $day }.
own-decision-starts = The help starts on { $day }.
own-decision-granted = What you get
own-decision-choose = Choose who will help you
own-decision-why = Why did it turn out like this?
own-decision-fee = Your fee
own-decision-appeal = If you are not satisfied
own-decision-appeal-lead = You can appeal until { $day }. We will help you.
own-decision-appeal-by = No later than { $day }
own-decision-help = Call us if you want help to write:
own-decision-decided-by = { $name }, { $title }, has decided.
own-decision-decided-by-unnamed = { $title } has decided.
own-decision-presented-by = { $name }, { $title }, has investigated.
own-decision-presented-by-unnamed = { $title } has investigated.
own-decision-appeal-swedish = This is what the decision says. The Swedish text is the one that applies.
own-decision-who = Who has decided
own-decision-law = The law that the decision rests on
own-decision-letter = Read the whole letter (PDF)
own-decision-letter-hint = The letter in Swedish is the one that applies
own-decision-back = My case
own-partly = You do not get all that you asked for: { $reason }

own-communication-title = Read this before we decide
own-communication-lead = This is what we have found. Is it right? Answer no later than { $day }.
own-communication-proposal = What we plan to decide
own-communication-result-granted = You get it
own-communication-result-partly = You get part of it
own-communication-result-refused = You do not get it
own-communication-result-withdrawn = You have withdrawn it
own-communication-result-met-otherwise = It is arranged in another way, by { $by }
own-communication-tasks = The help we propose
own-communication-time = Together { $time } a week.
own-communication-areas = How we have understood your needs
own-communication-said = You have said: “{ $text }”
own-communication-goal = Goal: { $text }
own-communication-need-none = You manage this without help.
own-communication-need-met-otherwise = { $by } helps you with this.
own-communication-need-service = You need help with this.
own-communication-answer = What do you want to say?
own-communication-no-remarks = It is right, I have nothing to add
own-communication-remarks = I want to say something
own-communication-oral = I want to talk to you instead
own-communication-oral-hint = You have the right to tell us in your own voice. We will call you.
own-communication-text = Write what you want to say
own-communication-optional = optional
own-communication-send = Send the answer
own-communication-silent = If you do not answer we will decide after { $day }.
own-communication-answered = Thank you. We got your answer { $when }.
own-communication-next = { $name } now reads it. Then you get the decision. You do not need to do anything.
own-communication-next-unnamed = We are now reading it. Then you get the decision. You do not need to do anything.
own-communication-decided = The decision has been made. You will find it under My case.
own-communication-sent-by = From { $name }, { $title }
own-communication-sent-by-unnamed = From { $title }

task-cleaning = Cleaning
task-laundry = Laundry
task-shopping = Shopping
task-errands = Pharmacy, post and errands
task-breakfast = Breakfast
task-lunch = Lunch, heated
task-shower = Shower
task-morning = Help in the morning
task-dressing = Dressing and undressing
task-toilet = Help in the toilet
task-eating = Help at meals
task-moving = Help to move
task-day-check = A visit in the daytime
task-night-check = A visit at night
task-alarm = Safety alarm
task-walk = A walk
task-escort = Escort
task-respite = Respite care
task-company = Company

refusal-last-day-too-soon = More time is needed to answer. Choose { $earliest } or later.
refusal-already-answered = Your answer has already arrived. The first one counts.
refusal-answer-missing = Write what you want to say, or choose another answer.
refusal-answer-too-late = The investigation is already closed. Call us if you want to say more. You can also appeal the decision when it comes.
field-missing-answer = Choose an answer.
