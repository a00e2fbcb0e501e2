### 保密：拒收带有涉密标志的消息（17、26）

citation-17 = 《保密工作制度》{ $articles }
article-17 = 第{ $article }条
citation-21_1 = 《涉密计算机管理制度》{ $articles }
article-21_1 = 第{ $article }条
citation-26 = 《手机使用保密管理制度》{ $articles }
article-26 = 第{ $article }条
guard-refused = 这条消息带有涉密标志或谈及涉密文件、会议，已拒收，内容未保存（{ $articles }）。涉密事项请走机要渠道或当面办理，不得用手机或本系统传递。消息已经过网络，会尽量从会话中删除；请勿再发，并立即打电话报告保密机要局。
guard-noted = 保密提示：{ $who }于{ $at }发来的消息已拒收，内容未保存。拒收依据：{ $rule }。请核实处置。
guard-alone = 单独标注密级
guard-bracket = 括号内标注密级
guard-cipher_form = 填写过的密码电报
guard-cipher_head = 密码电报报头
guard-disguised_noun = 变写密级的文件、资料
guard-field = 密级栏已填写
guard-head = 开头标注密级
guard-name_disguised = 文件名含变写的密级
guard-name_level = 文件名含密级
guard-name_part = 文件名单列密级
guard-spoken_of = 谈及具体的涉密文件、资料或会议
guard-star = 密级与“★”并用
guard-tail = 末尾标注密级
guard-term = 密级后写有保密期限
guard-tick = 密级已勾选

secrecy_month-title = 涉密标志拒收月计
number-secrecy_month = 密计〔{ $year }〕{ $serial }号
secrecy-month-refused = { $year }年{ $month }月，{ $count ->
    [0] 没有因带有涉密标志拒收的消息（《保密工作制度》第五条）。
   *[other] 因带有涉密标志拒收消息{ $count }条（只计数，不记内容和发件人），请视情教育提醒（《保密工作制度》第五条）。
}
secrecy-month-unit = { $unit }：{ $count }条

clause-17_5-1 = 因涉密标志拒收的消息按单位逐月计数，次月首个工作日报保密机要局；不记内容。
