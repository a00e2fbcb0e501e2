### The day

command-today = My day
day-head = Your day: { $day }
day-empty = { $day }: no meeting, no car, nothing waiting, nothing due.
day-case = { $title } { $number }
day-case-of = { $what }  { $who }
day-waiting = { $count } waiting for you:
day-waiting-line = - { $what }
day-entry = { $at }  { $what }
day-due = by { $at }  { $what }
day-overdue = Overdue since { $at }  { $what }
day-meeting = Meeting: { $what }, { $place }
day-meeting-neutral = Meeting, { $place }
day-car = Car: { $origin } to { $destination }, { $car }, driver { $driver }
day-car-awaited = Car: { $origin } to { $destination }, no car sent yet
day-supervision = Supervision item { $number }: hand in the result
day-leave = { $number }: report back from leave
day-more = For the details send /today.
day-digest-start = Turn the morning digest on
day-digest-stop = Turn the morning digest off
day-digest-on = The digest is on. It comes at { $clock } on working days, unless there is nothing in it.
day-digest-off = The morning digest is off.
office-car = { $car }  driver { $driver }, back about { $back }
office-supervision = Supervision item { $number }  { $unit }  due by { $at }

### Search, overview, statistics

command-find = Find a case
command-office = The office now
command-statistics = Statistics
find-how = Write a number, a name or a kind after the command, for example: /find L-2026-3, /find 王芳, /find car.
find-none = Nothing that you may see answers to this.
find-head = { $count } found, the newest { $shown }:
find-head-more = Many answer to this; the newest { $shown } follow. If yours is not among them, write its number or a fuller name:
find-too-many = Many answer to this, and you may see none of the newest. Please write the number or a fuller name.
office-head = The office: { $day }
office-absent = Away: { $count }
office-away = { $who }  { $when }
office-cars = Cars out: { $count }
office-late = Overdue: { $count }
office-waits = { $what }  waiting for { $who } since { $since }
office-unreachable = Out of reach: { $count }
office-lost = { $who }  since { $since }
statistics-head = Statistics ({ $count } cases in all)
statistics-nothing = nothing yet
statistics-turnaround = Time to decide, median in working hours
statistics-median = { $who }  { $what }  { $hours } hours ({ $count } decisions)
statistics-overdue = Overdue, by unit
statistics-unit = { $unit }  { $count }
statistics-refused = Refusals, by article
statistics-article = { $articles }  { $count }
