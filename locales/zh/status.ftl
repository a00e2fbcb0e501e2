### 助手自身的运行情况（管理员看到的文字）

command-status = 运行状况
status-head = 运行状况　{ $at }
status-alarm-ticks = 【告警】定时检查自{ $since }起停止，提醒不会发出
status-alarm-deliveries = 【告警】消息自{ $since }起没有发出
status-alarm-messenger = 【告警】通讯系统自{ $since }起没有应答
status-silent = 通讯系统：自{ $since }起没有应答
status-started = 启动时间：{ $at }
status-started-none = 启动时间：不详
status-tick = 最近一次定时检查：{ $at }
status-tick-none = 最近一次定时检查：启动后尚未进行
status-update = 最近一次收到消息：{ $at }
status-update-none = 最近一次收到消息：启动后尚无
status-queue = 待发消息：{ $count } 条
status-oldest = 最早一条待发消息：{ $since }
status-store = 数据占用：{ $size } MB
status-cases = 未办结事项：{ $count } 件
status-unreachable = 消息送不到的人员：{ $count } 人
status-backup = 最近一次备份：{ $at }
status-backup-none = 最近一次备份：没有记录
status-errors = 启动后的错误：{ $count } 次

alarm-ticks = 【系统告警】定时检查自{ $since }起停止，到期提醒没有发出。请查看运行日志并重启办事助手；重启后未发出的提醒会补发，不会丢失。
alarm-deliveries = 【系统告警】自{ $since }起有消息没有发出。请运行 banshi status 查看队列，并检查通讯系统是否拒收；消息都保留着，恢复后自动发出。
alarm-messenger = 【系统告警】通讯系统自{ $since }起没有应答。请检查通讯系统和网络；恢复后消息自动收发，不会丢失。
alarm-over-ticks = 【告警解除】定时检查已于{ $at }恢复（{ $since }起中断）。
alarm-over-deliveries = 【告警解除】积压的消息已于{ $at }发出（{ $since }起积压）。
alarm-over-messenger = 【告警解除】通讯系统已于{ $at }恢复应答（{ $since }起中断）。
