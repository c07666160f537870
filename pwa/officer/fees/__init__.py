"""`/avgifter`: fee decisions, the month run, invoices and settlements."""

from pwa.officer.fees import desk, lines, month, person

ROUTES = [*desk.ROUTES, *person.ROUTES, *month.ROUTES, *lines.ROUTES]
