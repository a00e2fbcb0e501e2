### Regulation on classified staff (18): a leak, its time only

leak-title = Leak of secrets
leak-command = Report a leak (its time only)
number-leak = L-{ $year }-{ $serial }
leak-found = Found
leak-ask-found = When was it found? Only the time is noted; please write nothing of the content. Then telephone at once.
leak-future = It cannot have been found later than now; please write it again ({ $articles }).
leak-call = { $title } { $number } has gone out. Please limit the damage first and telephone at once, and write nothing of the content here: { $who }.
leak-is-open = not taken over yet
act-take_over = Taken over
done-take_over = Taken over; there are no more reminders.

clause-18_15-1 = Who has leaked something limits the damage and reports at once; only the time is noted here.
clause-18_15-2 = Who finds a leak of others stops it and reports to the security office and the director at once.
clause-26_9-4 = A leak by telephone is reported at once as well; the security office looks into it.
