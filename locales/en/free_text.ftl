### A whole request in one line

words-which = This can be read in two ways; please choose:
words-balance = Private leave that is left
words-who_is_away = Who is away
words-my_todo = Waiting for me
words-for-another = Leave is asked for by the person concerned. If that is impossible, the secretariat enters it with /oral.
words-no-case = There is nothing now for "{ $what }"; see /mine.
words-not-yet = That day has not come yet. Do "{ $what }" then; you will be reminded.
words-confirm = Please confirm what "{ $what }" is for. Nothing is done before you press:
words-case = { $title } { $number }
words-case-period = { $title } { $number }: { $when }
words-act-on = { $what } { $number }
words-away-head = Away, { $when }:
words-nobody-away = Nobody is on leave, { $when }.
words-away = { $who }: { $when }
leave-balance = Private leave in { $year }: { $used } days approved, { $pending } waiting, { $left } left (of { $limit }, Leave Regulation, article 4).
