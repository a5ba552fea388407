# Each witness in time
desk_seats-lead = נספר בצומת הזה על פני { $n } נקודות ביקורת מאז { $time }.
desk_seats-none = עוד לא הגיעה לצומת הזה נקודת ביקורת.
desk_seats-link = כל עד לאורך הזמן
desk_seat = עד
desk_seat-now = נקודת הביקורת האחרונה
desk_seat-last = חתימה אחרונה
desk_seat-signed = חתם
desk_seat-gaps = מתי חסר
desk_seat-at = { $time }, גודל הרשומה { $size }
desk_seat-never = עוד אין
desk_seat-of = { $signed } מתוך { $heard }
desk_seat-no-gap = אין פער.
desk_seat-gap = מ־{ $from } (גודל { $after }) עד { $to } (גודל { $size })
desk_seat-missing = חסר מאז { $from } (גודל { $after })
desk_seats-note = פער הוא דקה או יותר שבהן הגיעו נקודות ביקורת עם קוורום בלי העד הזה. הוא אינו מוכיח דבר מלבד שחתימתו לא הגיעה לכאן.
