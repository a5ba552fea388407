# Exact places that their owner sealed to a few readers
desk_place-coarse-title = מקומות מוצגים בדיוק של 5 ק״מ
desk_place-coarse = המסר של { $member } חסוי לקוראים מעטים. המקומות מוצגים בדיוק של 5 ק״מ בלבד.
desk_place-reason = לשם מה נחוץ לכם המקום המדויק
desk_place-open = פתיחת המקום המדויק
desk_place-open-do = בכל פעם מיודע { $member } ביומן: לשכתכם, מספרכם בה, השעה והנימוק הזה.
desk_place-opened = המקום המדויק פתוח בדף זה בלבד. { $member } מיודע על כך במסר { $act }.
desk_openings = מקומות מדויקים שנפתחו
desk_openings-lead = מקומות שלכם שאחרים פתחו, ומקומות של אחרים שלשכתכם פתחה. איש מלבד שני הצדדים האלה אינו רואה את המסרים.
desk_openings-none = לא נפתח שום מקום מדויק.
desk_openings-all = כל הפתיחות
desk_opened-by = נפתח בידי
desk_opened-when = נפתח בשעה
desk_opened-why = נימוק
desk_opened-officer = קצין { $n }
desk_opened-at = קצין { $n }, { $time }, { $act }
