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
day-car = Car: { $origin } to { $destination }, { $car }, driver { $driver }
day-car-awaited = Car: { $origin } to { $destination }, no car sent yet
day-supervision = Supervision item { $number }: hand in the result
day-digest-start = Turn the morning digest on
day-digest-stop = Turn the morning digest off
day-digest-on = The digest is on. It comes at { $clock } on working days, unless there is nothing in it.
day-digest-off = The morning digest is off.
office-car = { $car }  driver { $driver }, back about { $back }
office-supervision = Supervision item { $number }  { $unit }  due by { $at }
