### 一天的安排

command-today = 今日安排
day-head = 今日安排　{ $day }
day-empty = { $day }：没有会议、用车、待办和到期事项。
day-case = { $title } { $number }
day-case-of = { $what }　{ $who }
day-waiting = 待您办理 { $count } 件：
day-waiting-line = · { $what }
day-entry = { $at }　{ $what }
day-due = { $at }前　{ $what }
day-overdue = 【已逾期】应于{ $at }前　{ $what }
day-meeting = 会议：{ $what }，{ $place }
day-car = 用车：{ $origin }至{ $destination }，{ $car }，驾驶员{ $driver }
day-car-awaited = 用车：{ $origin }至{ $destination }，尚未派车
day-supervision = 督查事项 { $number } 报送办理结果
day-digest-start = 每日汇总：开
day-digest-stop = 每日汇总：关
day-digest-on = 已开启。每个工作日 { $clock } 发送当日安排；没有安排时不发送。
day-digest-off = 已关闭每日汇总。
office-car = { $car }　驾驶员{ $driver }，预计{ $back }返回
office-supervision = 督查事项 { $number }　{ $unit }　应于{ $at }前办结
