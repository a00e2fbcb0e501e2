### 一句话办事

words-which = 这句话有两种理解，请选择：
words-balance = 查询事假余额
words-who_is_away = 查询谁不在岗
words-my_todo = 待我办理
words-for-another = 请假、续假须由本人提出。本人确实无法办理的，请联系秘书室用 /oral 代为登记。
words-no-case = 目前没有可以“{ $what }”的事项，请发送 /mine 查看。
words-not-yet = 还没到那一天，到时再办“{ $what }”，届时会提醒您。
words-confirm = 请确认要“{ $what }”的事项，按下按钮才会办理：
words-case = { $title } { $number }
words-case-period = { $title } { $number }　{ $when }
words-act-on = { $what } { $number }
words-away-head = { $when } 不在岗：
words-nobody-away = { $when } 没有人请假。
words-away = { $who }　{ $when }
leave-balance = { $year }年事假：已批 { $used } 天，待批 { $pending } 天，余 { $left } 天（全年 { $limit } 天，《请销假制度》第四条）。
