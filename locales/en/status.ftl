### How the bot itself is (what its administrators read)

command-status = How the bot is
status-head = How the bot is: { $at }
status-alarm-ticks = ALARM: the ticks have stood still since { $since }; no reminder is sent
status-alarm-deliveries = ALARM: messages have not gone out since { $since }
status-alarm-messenger = ALARM: the messenger has not answered since { $since }
status-silent = Messenger: no answer since { $since }
status-started = Started: { $at }
status-started-none = Started: not known
status-tick = Last tick: { $at }
status-tick-none = Last tick: none since the start
status-update = Last update: { $at }
status-update-none = Last update: none since the start
status-queue = Messages waiting: { $count }
status-oldest = Oldest message waiting since: { $since }
status-store = Data on disk: { $size } MB
status-cases = Open cases: { $count }
status-unreachable = People who cannot be reached: { $count }
status-backup = Last backup: { $at }
status-backup-none = Last backup: none on record
status-errors = Errors since the start: { $count }

alarm-ticks = System alarm: the ticks have stood still since { $since }, and reminders that fell due were not sent. Please look at the log and restart the bot; what is due is sent then, nothing is lost.
alarm-deliveries = System alarm: messages have not gone out since { $since }. Please look at the queue with banshi status, and check whether the messenger refuses them; they are kept and go out by themselves.
alarm-messenger = System alarm: the messenger has not answered since { $since }. Please check the messenger and the network; messages go on by themselves afterwards, nothing is lost.
alarm-over-ticks = Alarm over: the ticks go on since { $at } (they stood still from { $since }).
alarm-over-deliveries = Alarm over: the messages that had waited since { $since } were gone at { $at }.
alarm-over-messenger = Alarm over: the messenger answers again since { $at } (no answer from { $since }).
