### 代行、涉密人员登记、离岗登记

citation-5 = 《秘书二室工作制度》{ $articles }
article-5 =
    { $article ->
        [D] 工作职责
        [H] 后勤工作职责
       *[other] 第{ $article }条
    }
citation-18 = 《涉密人员管理制度》{ $articles }
article-18 = 第{ $article }条
substitution-title = 代行指定
substitution-command = 指定代行人
number-substitution = 代〔{ $year }〕{ $serial }号
substitution-absent = 离岗领导
substitution-acting = 代行人
substitution-when = 时间
substitution-ask-absent = 请问为哪位领导指定代行人？
substitution-ask-acting = 请问由谁代行？须为同级或更高一级。
substitution-ask-when = 请问代行时间？
substitution-self = 不能由本人代行本人的职权，请另选（{ $articles }）。
substitution-rank = { $who }的职级低于{ $absent }，不能代行，请另选同级或更高一级的领导（{ $articles }）。
substitution-past = 代行时间已过，请重填（{ $articles }）。
substitution-director-only = 代行人由主任指定（{ $articles }）。
substitution-revoked = { $title } { $number } 已由{ $by }撤销。
act-revoke = 撤销代行
done-revoke = 已撤销代行。
classified_staff-title = 涉密人员登记
classified_staff-command = 涉密人员登记
number-classified_staff = 密员〔{ $year }〕{ $serial }号
classified_staff-who = 人员
classified_staff-mark = 登记
classified_staff-mark-yes = 列为涉密人员
classified_staff-mark-no = 不再列为涉密人员
classified_staff-ask-who = 请问登记哪位同志？
classified_staff-ask-mark = 请选择登记内容。
classified-security-only = 涉密人员登记由保密机要局办理（{ $articles }）。
recorded_absence-title = 离岗登记
recorded_absence-command = 离岗登记
number-recorded_absence = 离〔{ $year }〕{ $serial }号
recorded_absence-when = 时间
recorded_absence-ask-when = 请问离岗时间？此处只作登记，不作审批（《请销假制度》第二条）。
absence-use-leave = 离岗登记只用于系统外请假的领导（{ $articles }），请用 /leave 请假。
absence-ended = { $title } { $number } 已由{ $by }结束。
act-end_absence = 结束离岗
done-end_absence = 已结束离岗登记。
