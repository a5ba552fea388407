# מה שאומרים `rulebook show` ו־`rulebook diff`.
rulebook_none = אין
rulebook_everybody = כולם
rulebook_deadlines = מועדים
rulebook_ladder = דרגי עניין שלא נענה
rulebook_stays = משך השהייה
rulebook_silence = משמעות השתיקה
rulebook_languages = שפות: { $languages }
rulebook_emergency = טעמים המבטלים הודעה מראש: { $reasons }
rulebook_zones = תחומים
rulebook_side = צד
rulebook_sent-by = השולחים
rulebook_opens = פותח
rulebook_step = צעד
rulebook_lead = הודעה מראש
rulebook_source = מקור
rulebook_size = לכל היותר { $len } מתוך { $max } בתים
rulebook_notes = סימונים
rulebook_required = חובה
rulebook_critical = בקריאה חוזרת
rulebook_material = שינויו מתחיל את הסולם מחדש
rulebook_course = התיק
rulebook_legs = כל נמען
rulebook_owes = נדרש: { $debts }
rulebook_meets = נפרע: { $debts }
rulebook_lifts = אין דרישה נוספת
rulebook_if = אם { $guard }
rulebook_alike = שני הצדדים שווים: שום טופס, מועד, ערוץ או הליך אינו נוקב בצד.
rulebook_asymmetry = לתחום { $zone } אין מקבילה בצד האחר; הוסכם ב: { $article }
rulebook_same = אין הבדל בין שתי הגרסאות.
rulebook_whom = למי
rulebook_change = מה משתנה
property_burst = נכנס במסר לוויין אחד
property_routine = נכנס בתעבורת שגרה
property_public = נשלח בגלוי
property_grave = בחתימת שני קצינים
deadline_open = לפתיחת מסר
deadline_read-back = לקריאה חוזרת
deadline_query = למענה על שאילתה
deadline_position = להבעת עמדה
deadline_objection = התנגדויות נסגרות לפני ההתחלה ב
deadline_disseminate = היחידות יודעות לפני ההתחלה ב
deadline_line-check = הקו נבדק מדי
deadline_line-reply = למענה על בדיקת קו
procedure_notification = הודעה
procedure_query = שאילתה
procedure_link = קו וערוץ
who_author = השולח
who_addressee = הנמען
who_member = כל חבר
who_clock = השעון
who_legs = מאליו
event_opening = המסר הפותח את התיק
event_misread = קריאה חוזרת שונה
event_answer = מענה
event_defer = הובטח מענה במועד מאוחר
event_settled = הכול נענה
event_line-up = דווח שהקו פעיל
event_line-degraded = דווח שהקו משובש
event_line-down = דווח שהקו מנותק
event_due = באיחור: { $what }
event_passed = פרק הזמן חלף
guard_not-delivered = המסירה טרם ידועה
guard_not-opened = הפתיחה טרם ידועה
guard_understood = הקריאה החוזרת האחרונה נכונה
guard_told = לפחות סוג אחד של יחידות עודכן
guard_cleared = כל צד נמען עדכן את יחידותיו ואיש אינו מתנגד, או שהשולח ממשיך בכל זאת
aspect_kind = סוג
aspect_side = צד
aspect_shape = תוואי
aspect_limits = מגבלות
aspect_article = סעיף
aspect_illustrative = היותו המחשה
diff_format-added = { $format }: חדש.
diff_format-removed = { $format }: אינו קיים עוד.
diff_senders = { $format } נשלח בידי: { $new }. עד כה: { $old }.
diff_precedence = קדימות { $format }: { $new }. עד כה: { $old }.
diff_opens = { $format } פותח: { $new }. עד כה: { $old }.
diff_step = { $format } הוא הצעד: { $new }. עד כה: { $old }.
diff_lead = הודעה מראש ב־{ $format }: { $new }. עד כה: { $old }.
diff_lead-by = הודעה מראש ב־{ $format }, { $choice }: { $new }. עד כה: { $old }.
diff_source = המקור של { $format }: { $new }. עד כה: { $old }.
diff_property = { $format }: { $property }: { $given }.
diff_field-added = ב־{ $format } שדה חדש, רשות: { $field }.
diff_field-added-required = ב־{ $format } שדה חדש, חובה: { $field }.
diff_field-removed = ב־{ $format } אין עוד השדה: { $field }.
diff_field-required =
    { $given-key ->
        [yes] { $format }: השדה נעשה חובה: { $field }.
       *[no] { $format }: השדה נעשה רשות: { $field }.
    }
diff_field-required-when = { $format }: השדה { $field } הוא חובה עם: { $new }. עד כה: { $old }.
diff_field-critical =
    { $given-key ->
        [yes] { $format }: מעתה נדרשת קריאה חוזרת של: { $field }.
       *[no] { $format }: לא נדרשת עוד קריאה חוזרת של: { $field }.
    }
diff_field-material =
    { $given-key ->
        [yes] { $format }: מעתה שינוי השדה מתחיל את הסולם מחדש: { $field }.
       *[no] { $format }: שינוי השדה אינו מתחיל עוד את הסולם מחדש: { $field }.
    }
diff_field-max = { $format }: המרב בשדה { $field } הוא { $new }. עד כה: { $old }.
diff_field-choices = { $format }, { $field }: אפשרויות שנוספו: { $added }; שהוסרו: { $removed }.
diff_field-group = { $format }: השתנו השדות של רשומות { $field }.
diff_clock = מועד, { $clock }: { $new }. עד כה: { $old }.
diff_clock-by = מועד, { $clock }, { $precedence }: { $new }. עד כה: { $old }.
diff_rung = משך דרג { $n }: { $new }. עד כה: { $old }.
diff_silence = החוב “{ $debt }”: { $new }. עד כה: { $old }.
diff_channel-added = ערוץ חדש: { $channel }.
diff_channel-removed = ערוץ שאינו קיים עוד: { $channel }.
diff_channel-members = בערוץ { $channel }: { $new }. עד כה: { $old }.
diff_emergency-added = טעם חדש המבטל הודעה מראש: { $reason }.
diff_emergency-removed = טעם שאינו מבטל עוד הודעה מראש: { $reason }.
diff_zone-added = תחום חדש: { $zone }.
diff_zone-removed = תחום שאינו קיים עוד: { $zone }.
diff_zone-changed = התחום { $zone } שונה ב: { $aspects }.
diff_language-added = שפה חדשה: { $language }.
diff_language-removed = שפה שאינה קיימת עוד: { $language }.
diff_phrases = משפטים בשפה { $language }: נוספו { $added }, שונו { $changed }, הוסרו { $removed }.
