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
day-meeting-neutral = 会议，{ $place }
day-car = 用车：{ $origin }至{ $destination }，{ $car }，驾驶员{ $driver }
day-car-awaited = 用车：{ $origin }至{ $destination }，尚未派车
day-supervision = 督查事项 { $number } 报送办理结果
day-leave = { $number } 假满销假
day-more = 详情请发送 /today。
day-digest-start = 开启每日汇总
day-digest-stop = 关闭每日汇总
day-digest-on = 已开启。每个工作日 { $clock } 发送当日安排；没有安排时不发送。
day-digest-off = 已关闭每日汇总。
office-car = { $car }　驾驶员{ $driver }，预计{ $back }返回
office-supervision = 督查事项 { $number }　{ $unit }　应于{ $at }前办结

### 查找、总览、统计

command-find = 查找事项
command-office = 全办总览
command-statistics = 办理统计
find-how = 请在命令后写编号、姓名或事项名称，例如：/find 假〔2026〕3号、/find 王芳、/find 用车。
find-none = 在您可查看的范围内没有找到相关事项。
find-head = 找到 { $count } 件，列出最新的 { $shown } 件：
find-head-more = 符合的事项较多，列出最新的 { $shown } 件。如无您要找的，请写编号或更具体的名称：
find-too-many = 符合的事项较多，最新的一批均不在您可查看的范围内。请写编号或更具体的名称。
office-head = 全办总览　{ $day }
office-absent = 【不在岗】{ $count } 人
office-away = { $who }　{ $when }
office-cars = 【在外车辆】{ $count } 辆
office-late = 【逾期未办】{ $count } 件
office-waits = { $what }　{ $since }起待{ $who }处理
office-unreachable = 【消息送不到】{ $count } 人
office-lost = { $who }　自{ $since }起
statistics-head = 办理统计（累计受理 { $count } 件）
statistics-nothing = 暂无
statistics-turnaround = 【审批用时】中位数，按工作时间计
statistics-median = { $who }　{ $what }　{ $hours } 小时（{ $count } 次）
statistics-overdue = 【逾期事项】按科室
statistics-unit = { $unit }　{ $count } 件
statistics-refused = 【不同意】按条款
statistics-article = { $articles }　{ $count } 次
