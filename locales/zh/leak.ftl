### 《涉密人员管理制度》（18）：泄密情况报告，只登记时间

leak-title = 泄密情况
leak-command = 报告泄密（只登记时间）
number-leak = 泄〔{ $year }〕{ $serial }号
leak-found = 发现时间
leak-ask-found = 请问何时发现？只登记时间，内容请勿书写。提交后请立即打电话。
leak-future = 发现时间不能晚于现在，请重写（{ $articles }）。
leak-call = { $title } { $number } 已报出。请先采取补救措施，并立即打电话报告，内容请勿在此书写：{ $who }。
leak-is-open = 待接办
act-take_over = 保密机要局接办
done-take_over = 已接办，本系统不再提醒。

clause-18_15-1 = 本人泄密，立即补救并报告；本系统只登记时间，内容走电话或当面。
clause-18_15-2 = 发现他人泄密，立即制止并报告保密机要局和主任。
clause-26_9-4 = 手机泄密同样立即报告，由保密机要局查处。
