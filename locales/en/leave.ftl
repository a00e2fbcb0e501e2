### Leave regulation (30): leave, oral leave, extension, reporting back

citation-30 = Leave Regulation, { $articles }
article-30 = Article { $article }
leave-title = Leave
leave-command = Ask for leave
number-leave = L-{ $year }-{ $serial }
number-secretariat-filing = F-{ $year }-{ $serial }
leave-kind = Kind
leave-kind-private = Private leave
leave-kind-annual = Annual leave
leave-kind-sick = Sick leave
leave-kind-marriage = Marriage leave
leave-kind-maternity = Maternity leave
leave-kind-bereavement = Bereavement leave
leave-kind-home_visit = Home-visit leave
leave-kind-injury = Work-injury leave
leave-when = When
leave-reason = Reason
leave-place = Where
leave-place-local = In town
leave-place-elsewhere = Out of town
leave-place-abroad = Abroad
leave-destination = Destination
leave-exit_approval = Exit approval no.
leave-stand_in = Stand-in
leave-phone = Telephone
leave-certificate = Certificate
leave-ask-kind = Which kind of leave?
leave-ask-when = When? Write "1 December", "tomorrow afternoon", "12-01", or pick the first and the last day in the calendar; half-days count.
leave-ask-reason = Please give the reason.
leave-ask-place = Where will you be?
leave-ask-destination = Please write the destination.
leave-ask-exit_approval = People who handle secrets need the consent of the unit and the competent department before going abroad (Classified Staff Regulation, Article 13). Please write the approval number.
leave-ask-stand_in = Please propose exactly one colleague to stand in (Leave Regulation, Article 8); the section head decides. Write a name or choose.
leave-ask-phone = Please give a telephone on which you can be reached day and night (Leave Regulation, Article 8).
leave-ask-certificate = Please upload the proof: for sick leave the certificate of a designated hospital (Leave Regulation, Article 6), otherwise the document in question. A photo or a PDF.
leave-needs-certificate = A picture or a PDF of the proof is needed here (Leave Regulation, Article 6). If you cannot have it yet, give this form up and use /oral; hand it in by 17:00 on your first day back.
leave-past = That time has begun already; the form cannot be filled in afterwards. In a special case use /oral and make it up later ({ $articles }).
leave-no-workday = There is no working day in { $when }; no leave is needed ({ $articles }).
leave-overlap = It overlaps a leave of yours ({ $other }); please choose another time ({ $articles }).
leave-too-long = Private leave lasts at most { $limit } days at once; this is { $joined ->
    [1] { $asked } days
   *[other] { $asked } days together with the private leave that adjoins it
  } and cannot be submitted ({ $articles }). Please ask for at most { $limit } days.
leave-too-much = Private leave is at most { $limit } days a year. In { $year } you have used { $used } days (pending ones included); { $asked } more would be too many ({ $articles }). { $left } days are left.
leave-near-limit = Please note: with this one you reach { $total } days of private leave in { $year }; { $left } are left ({ $articles }).
leave-stand-in-self = You cannot stand in for yourself; please propose one colleague ({ $articles }).
leave-stand-in-away = { $who } is on leave then too ({ $when }) and cannot stand in; please propose somebody else ({ $articles }).
leave-stand-in-away-long = Please note: { $who } is on leave too ({ $when }); consider another stand-in ({ $articles }).
leave-no-certificate = Sick and work-injury leave need a proof ({ $articles }). If you cannot have it yet, use /oral and hand it in by 17:00 on your first day back.
leave-no-exit-approval = Going abroad, people who handle secrets need an approval number first; this cannot be submitted ({ $articles }).
leave-outside-director = This regulation does not cover the director's leave ({ $articles }); please ask the secretary of the committee. Use /absence to record when you are away, so that somebody can act.
leave-outside-discipline = This regulation does not cover the leave of the discipline group's head ({ $articles }); please ask the body that sent you. Use /absence to record when you are away.
leave-outside-standing = This regulation does not cover the leave of a standing-committee member ({ $articles }); please ask the secretary of the committee. Use /absence to record when you are away.
leave-days-working = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
  }
leave-days-calendar = { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
  }
leave-joined = With the leave of the same kind that adjoins it: { $days } days, decided as one
leave-national = { $days ->
    [0] The number of days follows national rules
   *[other] National rules give { $days } days
  }
leave-left = Private leave in { $year }: { $used } days used before (pending ones included), { $left } left after this one
leave-others-away = Also away from the section then: { $who }
leave-filed = Filed with the secretariat: { $number }
leave-stand-in-agreed = { $who } has agreed to stand in
leave-stand-in-declined = { $who } finds it difficult to stand in
leave-returned-early = Back early; planned was { $planned }; the days not taken are given back
leave-reported = Reported back on { $at }
leave-reported-back = { $applicant } has reported back from { $title } { $number } and is at the post from { $back }.
leave-fact-not_reported = Not reported back
leave-fact-suspected = Suspected absence without leave, to be judged by the director
leave-judged-cleared = The director has cleared the suspected absence
leave-judged-confirmed = The director has confirmed absence without leave
leave-extended = { $title } { $number } has been extended until { $until }.
leave-ends-today = { $title } { $number } ends today. Please report back once at your post; if you cannot return in time, ask for an extension before the end (Leave Regulation, Article 9).
leave-report-back = { $title } { $number } has ended; please report back (Leave Regulation, Article 9).
leave-not-reported-yet = { $title } { $number } of { $applicant } has ended; no report back yet.
leave-not-reported = { $applicant } has not reported back from { $title } { $number }; the direct leader has been asked whether { $applicant } is at the post.
leave-is-back = { $title } { $number } of { $applicant } has ended without a report back. Is { $applicant } at the post? (Leave Regulation, Article 9)
leave-suspected = { $title } { $number } of { $applicant } is marked as suspected absence without leave; the director judges it (Leave Regulation, Article 4).
leave-suspected-you = { $title } { $number } is marked as suspected absence without leave; the director judges it (Leave Regulation, Article 4). You may comment.
leave-absence-cleared = { $by } has cleared the suspected absence of { $applicant }, { $title } { $number }.
leave-absence-confirmed = { $by } has confirmed absence without leave of { $applicant }, { $title } { $number }.
leave-absence-comment = { $applicant } on { $title } { $number }: { $comment }
act-report_back = Report back
act-extend = Extend
act-is_back_yes = At the post
act-is_back_no = Not at the post
act-clear_absence = Clear
act-confirm_absence = Confirm absence
act-comment_absence = Comment
act-stand_in_yes = I can stand in
act-stand_in_no = Difficult
act-fix_stand_in = Other stand-in
act-comment = Comment
fix_stand_in-ask-stand_in = Please fix exactly one colleague to stand in (Leave Regulation, Article 8).
comment_absence-ask-comment = Please explain; the director will read it.
done-report_back = Reported back; the approver and the secretariat know.
done-is_back_yes = Noted: at the post.
done-is_back_no = Noted: not at the post.
done-clear_absence = Cleared.
done-confirm_absence = Confirmed.
done-comment_absence = Passed on to the director.
done-stand_in_yes = Thank you; the applicant and the direct leader have been told.
done-stand_in_no = The applicant and the direct leader have been told.
done-fix_stand_in = The stand-in is fixed.

oral_leave-title = Oral leave
oral_leave-command = Leave by word or telephone
number-oral_leave = O-{ $year }-{ $serial }
oral_leave-who = For whom
oral_leave-kind = Kind
oral_leave-kind-private = Private leave
oral_leave-kind-annual = Annual leave
oral_leave-kind-sick = Sick leave
oral_leave-kind-marriage = Marriage leave
oral_leave-kind-maternity = Maternity leave
oral_leave-kind-bereavement = Bereavement leave
oral_leave-kind-home_visit = Home-visit leave
oral_leave-kind-injury = Work-injury leave
oral_leave-when = When
oral_leave-reason = Special case
oral_leave-phone = Telephone
oral_leave-ask-who = Who asks for leave?
oral_leave-ask-kind = Oral leave is for special cases in which the form cannot be filled in (Leave Regulation, Article 3), after the leader with the authority has agreed by telephone. Which kind of leave?
oral_leave-ask-when = When? Write a date or pick it in the calendar.
oral_leave-ask-reason = Please describe the special case.
oral_leave-ask-phone = Please give a telephone on which you can be reached.
oral-make-up = { $title } { $number }: please hand in the leave form by 17:00 today (Leave Regulation, Article 3).
act-make_up = Hand in the form

leave_extension-title = Extension of leave
number-leave_extension = X-{ $year }-{ $serial }
leave_extension-until = Until
leave_extension-reason = Reason
leave_extension-certificate = Certificate
leave_extension-ask-until = Until when (the last day)? Write a date such as "9 December", or "1 day" for one more day.
leave_extension-ask-reason = Why can you not return in time?
leave_extension-ask-certificate = Please upload the proof for the additional days (Leave Regulation, Article 6).
leave_extension-needs-certificate = A picture or a PDF of the proof is needed here (Leave Regulation, Article 6).
extension-not-later = The leave lasts until { $end }; the extension must end later ({ $articles }).
extension-too-late = The leave ended on { $end }; an extension must be asked for before ({ $articles }). In a special case use /oral and make it up later. That you cannot return in time has been reported to the approver and the secretariat.
extension-report = { $applicant } ({ $title } { $number }) reports that a return in time is not possible and hopes for { $until }. This is a report; it does not mean that the extension is approved (Leave Regulation, Article 9).

clause-30_1 = Purpose: strict handling of leave and of reporting back.
clause-30_2 = Covers deputy directors, heads of sections and all staff; the director and the discipline group's head ask for leave outside.
clause-30_3-1 = Private leave (vacation included) needs the leave form.
clause-30_3-2 = Decided level by level by authority; then the form is filed with the secretariat.
clause-30_3-3 = In special cases by word or telephone, confirmed by the final approver, told to the secretariat, made up afterwards.
clause-30_4-1 = Private leave is at most 3 days at once; adjoining leaves and extensions count as one.
clause-30_4-2 = Private leave is at most 15 days in a calendar year by the day of leave, pending ones included.
clause-30_4-3 = No request, no make-up or no extension: only flagged as suspected absence; the director judges.
clause-30_5-0 = Level by level, none is passed over; one refusal ends it.
clause-30_5-1 = A deputy director's leave is approved by the director and filed.
clause-30_5-2 = A head's leave of up to 1 day (1 included) is approved by the deputy in charge.
clause-30_5-3 = A head's leave of more than 1 day goes through the deputy to the director; other staff by analogy.
clause-30_6 = Sick leave needs the certificate of a designated hospital; only approvers see it.
clause-30_7 = Marriage, maternity, bereavement, home-visit and injury leave follow national rules and do not count to 3 and 15.
clause-30_8-1 = The section head fixes exactly one colleague to stand in.
clause-30_8-2 = Reachable by telephone day and night.
clause-30_9-1 = Report back promptly to the approver and the secretariat; otherwise the direct leader is asked.
clause-30_9-2 = Who cannot return in time extends before the end; a refused extension is still passed on as a report.
clause-30_10 = Prevails over earlier leave rules (a default, K-63).
