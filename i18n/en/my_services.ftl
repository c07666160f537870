# Choosing who shall help, and her own help.

days-since-decision = { $days ->
    [0] Decided today
    [one] { $days } day since the decision
   *[other] { $days } days since the decision
}
how-often = { $weeks ->
    [1] { $times ->
        [7] Every day
        [one] { $times } time a week
       *[other] { $times } times a week
    }
    [2] { $times ->
        [one] Every other week
       *[other] { $times } times in two weeks
    }
   *[other] { $times ->
        [one] Once in { $weeks } weeks
       *[other] { $times } times in { $weeks } weeks
    }
}
help-without-visits = Installed and run without visits
nothing-said = Nothing said

choose-title = Who shall help you?
choose-lead = { $count ->
    [one] One provider can start with you.
   *[other] { $count } providers can start with you. The order is drawn by lot.
}
choose-again = { $provider } could not take it. Choose again.
choose-nothing = You have nothing to choose now.
choose-nobody = No provider has time where you live just now. Call us and we will arrange it.
choose-pages = More providers
choose-shown = { $first } and { $last } of { $count }
choose-shown-one = { $number } of { $count }
choose-previous = Previous
choose-next = Show more providers
choose-caption = { $count ->
    [one] Facts about the provider
   *[other] The same facts about both
}
choose-fact-people = How many people come to your home in two weeks
choose-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
choose-fact-satisfied = Satisfied customers
choose-fact-languages = Languages
choose-fact-nights = Help at night
choose-nights-yes = Yes
choose-nights-no = No, the municipality comes then
choose-fact-run-by = Run by
choose-municipal = The municipality
choose-private = A private company
choose-legend = Whom do you choose?
choose-not-legend = Would you rather not choose?
choose-not = I do not want to choose
choose-in-turn = Then you get whoever is next in turn: { $provider }. You can change when you like.
choose-continue = Continue

consent-title = { $provider } is told this
consent-chosen = Read it through. Nothing is sent until you say yes.
consent-in-turn = They are next in turn. Read it through. Nothing is sent until you say yes.
consent-assigned = They give the help where you live. Read it through. Nothing is sent until you say yes.
consent-told = This is what they are told
consent-name = Name
consent-born = Born
consent-address = Address
consent-phone = Phone
consent-language = Language
consent-goals = Goals
consent-more = They also need to know this
consent-access = How do they get in?
access-opens-herself = I open the door myself
access-key-cabinet = Key cabinet
access-key-with-provider = They get a key
consent-critical = Anything important to know first?
consent-critical-hint = For example: not steady on my feet, allergy, hard of hearing.
consent-contact = May they call the person close to you?
consent-legend = Your yes
consent-yes = Yes, { $provider } may be told this
consent-hint = If they do not answer in time, the question goes to whoever is next in turn. Your yes is kept with today’s date.
consent-missing = Tick the box if you say yes.
consent-send = Send the order
consent-back = Choose someone else

my-services-title = My help
my-services-none = You have not been granted any help yet.
my-services-choose = Choose who shall help you
my-services-next = Next visit
my-services-comes = { $name } is coming.
my-services-provider = Those who help you
my-services-who = Provider
my-services-consented = You said yes on
my-services-granted = What you have a right to
my-services-since = Started { $day }
my-services-asked = The order has been sent. { $name } will answer by { $day }.
my-services-been = Visits that have been
my-services-earlier = More visits in { $month }: { $count }
my-services-was-there = { $name } was here.
my-services-not-home = Nobody opened. The visit did not take place.
my-services-not-reported = Nothing has come in about the visit yet.
my-services-cancelled-by-person = You said no. The visit did not take place.
my-services-cancelled-by-provider = The provider cancelled. The visit did not take place.
care-plan-title = How you get the help
care-plan-agree-title = Is the plan right?
care-plan-agree-lead = { $name } has written how the help is to be given. Read it, and say yes if it is right.
care-plan-agree = Yes, the plan is right
care-plan-agree-hint = Is it not right? Call the provider and write it again together.
care-plan-agreed-in-app = Agreed here on { $day }
care-plan-agreed-orally = Agreed by word of mouth on { $day }
care-plan-goal = Goal
care-plan-what = What
care-plan-when = When
care-plan-how = How
care-plan-who = Who
care-plan-contact = Named care contact
care-plan-contact-none = Nobody chosen
care-plan-her-say = What you yourself want
care-plan-follow-up = Followed up

refusal-no-open-choice = There is nothing to choose now.
refusal-provider-full = { $name } cannot take more just now. Choose someone else.
refusal-consent-missing = Say yes to the facts first. Without your yes the provider is told nothing.
refusal-nobody-in-turn = No provider has time where you live just now. Call us and we will arrange it.
refusal-choice-policy-missing = The municipality has not yet decided how providers are chosen.
refusal-plan-already-agreed = The plan has already been agreed.
refusal-ordered-by-hand = Your details are protected. Your officer arranges the help with you. Please call.
