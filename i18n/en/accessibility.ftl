# The accessibility statement.

accessibility-title = Accessibility
accessibility-lead = Everyone should be able to use Anna in { $municipality }. This is how far we have come.
accessibility-report = Tell us if something does not work
accessibility-report-text = Is something hard to see, hear, read or press? Call us. We help you with your case in another way, and mend the fault as soon as we can.
accessibility-report-call = Call
accessibility-state = How accessible the service is
accessibility-state-text = The service is built to follow WCAG 2.2, level AA. Automatic tests try the pages: contrast, text at twice the size, a narrow screen, dark mode and reading from right to left.
accessibility-state-people = Nobody with a screen reader or other assistive technology has tried the service yet. So we cannot say that it meets every demand.
accessibility-unreviewed = What no person has reviewed yet
accessibility-unreviewed-text = { $count } demands have not been reviewed.
accessibility-tested = What is tested
accessibility-tested-text = { $count } demands are tested every time the service changes.
accessibility-show = Show the demands
accessibility-supervision = Not content with our answer?
accessibility-supervision-text = The municipality is responsible under the Swedish act on the accessibility of digital public services (2018:1937). You can report shortcomings to the authority that supervises the act.
