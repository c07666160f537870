# Follow-up: how it is going, on the same scale for all three.
follow-up-own-title = How is it going?
follow-up-own-lead = Answer for yourself. There are no right answers.
follow-up-own-none = You do not need to answer anything now.
follow-up-own-send = Send the answers
follow-up-own-thanks = Thank you, we have your answers. You can change them until about { $day }.
follow-up-own-outcome-unchanged = We have followed up. The help goes on as today.
follow-up-own-outcome-change-plan = We have followed up. Those who help you change the plan together with you.
follow-up-own-outcome-reassess = We have followed up. We are going to find out what you need now. Your case officer will be in touch.
follow-up-now = How is it going now?
follow-up-note = Tell us more
follow-up-optional = optional
follow-up-level-0 = It goes well
follow-up-level-1 = It goes with a little trouble
follow-up-level-2 = It is partly hard
follow-up-level-3 = It is very hard
follow-up-level-4 = It does not go at all
follow-up-level-none = Not assessed
refusal-follow-up-already-closed = The follow-up is closed. What has been answered stands.
refusal-no-goal-rated = Answer for at least one goal.
refusal-level-out-of-scale = Choose one of the answers.
refusal-goals-left-to-rate = { $count ->
    [one] One goal lacks your view. Save it first.
   *[other] { $count } goals lack your view. Save them first.
}
refusal-outcome-needs-reason = Write why, so that whoever goes on with it understands.
