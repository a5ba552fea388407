# Where an incident is said to have been
desk_map = היכן נאמר שזה קרה
desk_map-coarse = מוצג בדיוק של 5 ק״מ: { $member } חתם את המקום המדויק לקוראים מעטים.
desk_map-open = לפתוח אותו
desk_map-note = כל מתאר גדול כמידת מה שמחברו השאיר פתוח. הצפון למעלה.
desk_map-zones = האזורים משורטטים להמחשה.
desk_map-km = { $n } ק״מ
desk_map-m = { $n } מ׳
