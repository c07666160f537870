# The trace: from need to fee and compensation.
trace-title = From need to help
trace-lead = How need, help and money belong together. Each link leads to what comes before or after.
trace-back = Back
trace-nothing = There is nothing to show here yet.
trace-related = Belongs together with
trace-belongs = Belongs together with:
trace-kind-need = Needs
trace-kind-task = Tasks
trace-kind-line = Services decided
trace-kind-order = Order
trace-kind-planned = Planned visits
trace-kind-time = Performed time
trace-kind-goal = Goals
trace-kind-fee = Fee
trace-kind-compensation = Compensation
trace-planned-name = { $count ->
    [one] { $count } planned visit
   *[other] { $count } planned visits
}
trace-time-name = { $count ->
    [one] { $count } reported visit
   *[other] { $count } reported visits
}
trace-level-need = Now: { $level }
trace-level-goal = Where we want to be: { $level }
trace-days = { $has_until ->
    [0] From { $day }
   *[other] { $day } to { $until }
}
trace-minutes-cycle = { $time } in four weeks
trace-hour = h
trace-minute = min
