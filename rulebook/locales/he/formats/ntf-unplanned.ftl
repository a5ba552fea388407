# דבר שאירע ואיש לא הורה עליו.
ntf-unplanned =
    לשכת { $by } מודיעה על אירוע לא מתוכנן: { $event }. המקום: { $place }. המועד: { $window }. { $no-hostile-intent-key ->
        [yes] לשכת { $by } מצהירה כי לא הייתה כוונה עוינת.
       *[no] לשכת { $by } אינה מוסרת הצהרה בדבר הכוונה.
    } צעדים שננקטו: { $measures }.{ $account-given ->
        [yes] { " " }הגרסה: { $account }.
       *[no] { "" }
    }
    .title = הודעה על אירוע לא מתוכנן
    .f-event = אירוע
    .f-place = מקום
    .f-window = מועד
    .f-no-hostile-intent = היעדר כוונה עוינת
    .f-measures = צעדים שננקטו
    .f-account = גרסה
ntf-unplanned_event_accidental-fire = ירי בשוגג
ntf-unplanned_event_accidental-launch = שיגור בשוגג
ntf-unplanned_event_explosion = פיצוץ לא מכוון
ntf-unplanned_event_aircraft-astray = כלי טיס שסטה ממסלולו
ntf-unplanned_event_uav-astray = כלי טיס בלתי מאויש שסטה ממסלולו
ntf-unplanned_event_vessel-astray = כלי שיט שסטה ממסלולו
ntf-unplanned_event_patrol-astray = סיור שסטה מדרכו
ntf-unplanned_event_vehicle-astray = כלי רכב שסטה מדרכו
ntf-unplanned_event_other = אחר
ntf-unplanned_measures_fire-stopped = הירי הופסק
ntf-unplanned_measures_recalled = ניתנה הוראת חזרה
ntf-unplanned_measures_units-told = היחידות עודכנו
ntf-unplanned_measures_aid-sent = נשלח סיוע
ntf-unplanned_measures_inquiry-opened = נפתחה בדיקה
ntf-unplanned_measures_none-yet = עדיין לא
