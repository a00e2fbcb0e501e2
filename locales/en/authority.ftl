### Substitutes, marks of classified staff, recorded absences

citation-5 = Secretariat II Regulation, { $articles }
article-5 =
    { $article ->
        [D] list of duties
        [H] duties of logistics
       *[other] Article { $article }
    }
citation-18 = Classified Staff Regulation, { $articles }
article-18 = Article { $article }
substitution-title = Substitute
substitution-command = Name a substitute
number-substitution = S-{ $year }-{ $serial }
substitution-absent = Absent leader
substitution-acting = Acts for him
substitution-when = When
substitution-ask-absent = For which leader is a substitute named?
substitution-ask-acting = Who acts? Somebody of the same rank or higher.
substitution-ask-when = When?
substitution-self = Nobody acts for himself; please choose somebody else ({ $articles }).
substitution-rank = { $who } ranks below { $absent } and cannot act; please choose the same rank or higher ({ $articles }).
substitution-past = That time has passed; please write it again ({ $articles }).
substitution-director-only = Substitutes are named by the director ({ $articles }).
substitution-revoked = { $title } { $number } has been revoked by { $by }.
act-revoke = Revoke
done-revoke = Revoked.
classified_staff-title = Classified staff
classified_staff-command = Mark classified staff
number-classified_staff = C-{ $year }-{ $serial }
classified_staff-who = Person
classified_staff-mark = Mark
classified_staff-mark-yes = Handles secrets
classified_staff-mark-no = Handles secrets no longer
classified_staff-ask-who = Who is to be marked?
classified_staff-ask-mark = Which mark?
classified-security-only = Classified staff are marked by the security bureau ({ $articles }).
recorded_absence-title = Recorded absence
recorded_absence-command = Record an absence
number-recorded_absence = A-{ $year }-{ $serial }
recorded_absence-when = When
recorded_absence-ask-when = When will you be away? This is only a record, not an approval (Leave Regulation, Article 2).
absence-use-leave = Absences are recorded only for leaders whose leave is decided outside ({ $articles }); please use /leave.
absence-ended = { $title } { $number } has been ended by { $by }.
act-end_absence = Back at the post
done-end_absence = The recorded absence has ended.
